/** What somebody comes back with from the page of the payment provider or of a bank. */
export interface Arrival {
  /** `saved`, or `missing` where none was entered. */
  readonly card: string | undefined;
  /** Id of a payment that a bank has asked about. */
  readonly payment: string | undefined;
}

/** Stands beside what the page shows in its address; nothing where nobody comes back. */
export function readArrival(query: string): Arrival | undefined {
  const given = new URLSearchParams(query);
  const card = given.get('card') ?? undefined;
  const payment = given.get('payment') ?? undefined;
  return card === undefined && payment === undefined ? undefined : { card, payment };
}

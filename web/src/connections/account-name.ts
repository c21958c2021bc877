/** A name that no account of the service has yet: "Firmable", "Firmable 2", … (CON-18). */
export function freeName(service: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLocaleLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? service : `${service} ${number}`;
    if (!used.has(name.toLocaleLowerCase())) return name;
  }
}

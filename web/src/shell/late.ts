let fetching: Promise<unknown> | undefined;

/** Fetches dialogs and toasts; what did not come is fetched again when it is asked for again. */
export function fetchLateParts(): Promise<unknown> {
  return (fetching ??= import('./late-parts.ts').catch((error: unknown) => {
    fetching = undefined;
    throw error;
  }));
}

/** Once nothing else is going on, so that they are there when the network is gone. */
export function fetchLatePartsAhead(): void {
  const fetchNow = () => void fetchLateParts().catch(() => undefined);
  // Safari has no idle callback; a moment after the first drawing does as well.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchNow, { timeout: 3000 });
  else setTimeout(fetchNow, 500);
}

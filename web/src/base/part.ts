import { defineInside, type ElementClass } from './define.ts';

/**
 * Fetches an element that `host` shows only now and then, and registers it where the host is.
 * Resolves to whether it came; where it did not, the network is away or the files are newer.
 */
export async function fetchPart(
  host: HTMLElement,
  name: string,
  load: () => Promise<ElementClass>,
): Promise<boolean> {
  try {
    defineInside(host, name, await load());
    return true;
  } catch {
    // Why it did not come is told by the browser alone; asking again fetches it again.
    return false;
  }
}

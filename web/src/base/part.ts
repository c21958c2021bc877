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

/** Parts that a host fetches when it first shows them, and which of them did not come. */
export class LateParts {
  readonly #missing = new Set<string>();

  constructor(private readonly host: HTMLElement & { requestUpdate(): void }) {}

  /** `drawn`, which fills itself once its element is there; `instead` where that did not come. */
  show<Drawn>(
    name: string,
    load: () => Promise<ElementClass>,
    drawn: Drawn,
    instead: Drawn,
  ): Drawn {
    void this.#fetch(name, load);
    return this.#missing.has(name) ? instead : drawn;
  }

  async #fetch(name: string, load: () => Promise<ElementClass>): Promise<void> {
    const came = await fetchPart(this.host, name, load);
    if (came !== this.#missing.has(name)) return;
    if (came) this.#missing.delete(name);
    else this.#missing.add(name);
    this.host.requestUpdate();
  }
}

import type { Provider } from '../providers.ts';
import type { ConnectionFacts } from './connections-controller.ts';

/** A name that no account of the service has yet: "Firmable", "Firmable 2", … (CON-18). */
export function freeName(service: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLocaleLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? service : `${service} ${number}`;
    if (!used.has(name.toLocaleLowerCase())) return name;
  }
}

/** What a new account begins with: where nothing is the default yet, it will be. */
export function newAccount(provider: Provider, { connections }: ConnectionFacts, mayMove: boolean) {
  const others = connections.filter((one) => one.provider === provider.id);
  const names = others.map(({ name }) => name);
  const isDefault = mayMove && !others.some((one) => one.is_default);
  return { name: freeName(provider.name, names), isDefault };
}

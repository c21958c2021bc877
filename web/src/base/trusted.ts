/**
 * The one Trusted Types policy of ours besides Lit's: the policy header names it (`trusted-types
 * lit-html steward`), so it is made once. It lets nothing through but addresses of workers that
 * come from where this module came from.
 */
interface Policy {
  createScriptURL(address: string): TrustedScriptURL;
}
interface TrustedScriptURL {
  toString(): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): Policy;
}

let policy: Policy | undefined;

function sameOrigin(address: string): string {
  const url = new URL(address, import.meta.url);
  if (url.origin !== new URL(import.meta.url).origin) {
    throw new TypeError(`a worker of another origin is not trusted: \`${url.href}\``);
  }
  return url.href;
}

/** An address that `new Worker` takes under Trusted Types, and without them. */
export function workerAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('steward', { createScriptURL: sameOrigin });
  // The DOM's types do not know trusted values yet.
  return (policy?.createScriptURL(address) ?? sameOrigin(address)) as string;
}

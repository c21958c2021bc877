/**
 * Registers `element` as `<prefix>-<name>` unless the name is taken: a second copy of Steward on
 * a page must not break the first.
 */
export function define(
  name: string,
  element: CustomElementConstructor,
  options: { readonly prefix?: string; readonly registry?: CustomElementRegistry } = {},
): void {
  const { prefix = 'steward', registry = customElements } = options;
  const tag = `${prefix}-${name}`;
  if (registry.get(tag) === undefined) registry.define(tag, element);
}

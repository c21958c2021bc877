/** Where an element is registered, and so are the elements inside it (K2). */
export interface Scope {
  readonly prefix: string;
  readonly registry: CustomElementRegistry;
}

/** Elements by name, without the prefix. */
export type Elements = Readonly<Record<string, ElementClass>>;
export type ElementClass = CustomElementConstructor & {
  /** What the templates of the class contain; registered along with it. */
  readonly elements?: Elements;
};

/** The prefix that templates are written with. */
const writtenPrefix = 'steward';
const scopes = new WeakMap<CustomElementConstructor, Scope>();

/**
 * Registers `element` as `<prefix>-<name>`, and what it contains in the same way, unless the name
 * is taken: a second copy of Steward on a page must not break the first. With another prefix, or a
 * registry of its own, that copy works beside it.
 */
export function define(name: string, element: ElementClass, options: Partial<Scope> = {}): void {
  const { prefix = writtenPrefix, registry = customElements } = options;
  for (const [inner, part] of Object.entries(element.elements ?? {})) define(inner, part, options);
  const tag = `${prefix}-${name}`;
  if (registry.get(tag) !== undefined) return;
  if (prefix === writtenPrefix && registry === customElements) {
    registry.define(tag, element);
    return;
  }
  // A class of its own for each registration: it can be registered once, and knows its scope.
  const own = class extends element {};
  scopes.set(own, { prefix, registry });
  registry.define(tag, own);
}

/** The scope that `element` was registered in; nothing where that is the usual one. */
export function scopeOf(element: HTMLElement): Scope | undefined {
  return scopes.get(element.constructor as CustomElementConstructor);
}

/** Registers a part that `host` has fetched later, where the host itself is registered. */
export function defineInside(host: HTMLElement, name: string, element: ElementClass): void {
  define(name, element, scopeOf(host));
}

function renamed(element: Element, prefix: string): Element {
  const name = prefix + element.localName.slice(writtenPrefix.length);
  const twin = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of element.attributes) twin.setAttribute(attribute, value);
  twin.append(...element.childNodes);
  return twin;
}

/** By template, so that each is rewritten once per prefix. */
const rewritten = new WeakMap<Node, Map<string, Node>>();

/** The same tree, node for node, with the elements of Steward under their names in the scope. */
function inScope(content: DocumentFragment, prefix: string): Node {
  if (prefix === writtenPrefix) return content;
  const known = rewritten.get(content) ?? new Map<string, Node>();
  rewritten.set(content, known);
  const found = known.get(prefix);
  if (found !== undefined) return found;
  const copy = content.cloneNode(true) as DocumentFragment;
  for (const element of copy.querySelectorAll('*')) {
    if (element.localName.startsWith(`${writtenPrefix}-`)) {
      element.replaceWith(renamed(element, prefix));
    }
  }
  known.set(prefix, copy);
  return copy;
}

/**
 * What Lit copies templates with, in place of the document: templates stay written as
 * `<steward-…>`, and the copies are of the scope.
 */
export function creationScope({ prefix, registry }: Scope): { importNode: Document['importNode'] } {
  const importNode = (content: Node): Node => {
    const own = inScope(content as DocumentFragment, prefix);
    // The DOM's types do not know scoped registries yet.
    const options = { customElementRegistry: registry } as unknown as boolean;
    return document.importNode(own, registry === customElements ? true : options);
  };
  return { importNode: importNode as Document['importNode'] };
}

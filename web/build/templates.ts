import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const tags = new Set(['css', 'html', 'svg']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The literal parts of Lit's templates, in the order of the source. */
function templateParts(node: Node): readonly Node[] {
  const inner = Object.values(node)
    .flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .flatMap(templateParts);
  const { tag, quasi } = node;
  const isOurs = isNode(tag) && tag.type === 'Identifier' && tags.has(String(tag.name));
  const own = isOurs && isNode(quasi) ? (quasi.quasis as Node[]) : [];
  return [...own, ...inner].sort((one, other) => one.start - other.start);
}

/** Shortens a line break with its indentation to one space, in templates and nowhere else. */
export function shortenTemplates(code: string, program: Node): string {
  let at = 0;
  const pieces = templateParts(program).map(({ start, end }) => {
    const piece = code.slice(at, start) + code.slice(start, end).replace(/\s*\n\s*/g, ' ');
    at = end;
    return piece;
  });
  return pieces.join('') + code.slice(at);
}

/** Indentation in templates and style sheets is for the people who write them. */
export function templates(): Plugin {
  return {
    name: 'steward-templates',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(?:css|html|svg)`/.test(code)) return null;
      return { code: shortenTemplates(code, this.parse(code) as unknown as Node), map: null };
    },
  };
}

import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const query = '?icon';
type Attributes = Readonly<Record<string, string>>;

const number = (attributes: Attributes, name: string): number => Number(attributes[name] ?? 0);

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  const arc = `a${rx} ${ry} 0 1 0`;
  return `M${cx - rx} ${cy}${arc} ${2 * rx} 0${arc} ${-2 * rx} 0z`;
}

function rectangle(attributes: Attributes): string {
  const [x, y] = [number(attributes, 'x'), number(attributes, 'y')];
  const [width, height] = [number(attributes, 'width'), number(attributes, 'height')];
  const rx = Number(attributes.rx ?? attributes.ry ?? 0);
  const ry = Number(attributes.ry ?? attributes.rx ?? 0);
  if (rx === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const corner = (dx: number, dy: number) => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  return (
    `M${x + rx} ${y}h${width - 2 * rx}${corner(rx, ry)}v${height - 2 * ry}${corner(-rx, ry)}` +
    `h${2 * rx - width}${corner(-rx, -ry)}v${2 * ry - height}${corner(rx, -ry)}z`
  );
}

/** A first `m` counts from the origin, but in a joined path it would count from the last point. */
function fromOrigin(path: string): string {
  const start = /^m\s*(-?[\d.]+)[\s,]*(-?(?:\d*\.\d+|\d+))[\s,]*/.exec(path);
  if (start === null) return path;
  const [whole, x = '', y = ''] = start;
  const rest = path.slice(whole.length);
  // Numbers after the first point are lines, relative ones after `m`.
  return `M${x} ${y}${/^[-.\d]/.test(rest) ? 'l' : ''}${rest}`;
}

function pathOf(tag: string, attributes: Attributes): string {
  const of = (name: string) => number(attributes, name);
  switch (tag) {
    case 'path':
      return fromOrigin(attributes.d ?? '');
    case 'line':
      return `M${of('x1')} ${of('y1')}L${of('x2')} ${of('y2')}`;
    case 'circle':
      return ellipse(of('cx'), of('cy'), of('r'), of('r'));
    case 'ellipse':
      return ellipse(of('cx'), of('cy'), of('rx'), of('ry'));
    case 'rect':
      return rectangle(attributes);
    case 'polyline':
      return `M${attributes.points ?? ''}`;
    case 'polygon':
      return `M${attributes.points ?? ''}z`;
    default:
      throw new Error(`an icon has an element that is not drawn here: \`${tag}\``);
  }
}

function attributesOf(text: string): Attributes {
  const found = [...text.matchAll(/([\w-]+)="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

/** The outline of a stroked 24 × 24 SVG icon as the `d` of one path. */
export function iconPath(svg: string): string {
  const body = svg.replace(/<!--[\s\S]*?-->|<\/?svg[^>]*>/g, '');
  const shapes = [...body.matchAll(/<([a-z]+)([^>]*?)\/?>/g)].map(([, tag = '', rest = '']) =>
    pathOf(tag, attributesOf(rest)),
  );
  return shapes.join('').replace(/\s+/g, ' ');
}

/**
 * `import trash from 'lucide-static/icons/trash-2.svg?icon'` gives path data: icons are data in
 * the script, so they also show where an element is embedded from another origin.
 */
export function icons(): Plugin {
  return {
    name: 'steward-icons',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(query)) return null;
      const svg = await readFile(id.slice(0, -query.length), 'utf8');
      return `export default ${JSON.stringify(iconPath(svg))};`;
    },
  };
}

import { html, nothing, type TemplateResult } from 'lit';

export interface IconOptions {
  /** Edge length in CSS pixels; 18 where none is given. */
  readonly size?: number;
  /** What a screen reader says; without it the icon is decoration. */
  readonly label?: string;
  /** Arrows that point along the text turn round where it runs from right to left. */
  readonly mirrored?: boolean;
}

/** Draws path data of a 24 × 24 icon: `import x from 'lucide-static/icons/x.svg?icon'`. */
export function icon(path: string, options: IconOptions = {}): TemplateResult {
  const { size = 18, label, mirrored = false } = options;
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    class=${mirrored ? 'icon mirrored' : 'icon'}
    role=${label === undefined ? nothing : 'img'}
    aria-label=${label ?? nothing}
    aria-hidden=${label === undefined ? 'true' : nothing}
  >
    <path d=${path}></path>
  </svg>`;
}

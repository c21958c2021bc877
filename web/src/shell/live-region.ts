import { html, nothing, type TemplateResult } from 'lit';

/** A region that is there before anything is said in it, so that screen readers hear it. */
export function liveRegion(
  role: 'alert' | 'status',
  content: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<div class="live ${content === nothing ? 'silent' : ''}" role=${role}>
    ${content}
  </div>`;
}

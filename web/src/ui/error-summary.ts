import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

export interface SummaryEntry {
  /** Id of the control in the same root. */
  readonly name: string;
  /** The same words as at the field (C2). */
  readonly text: string;
}

/** What stands in the way of Save, each a way to its field. `focusSummary` brings it into view. */
export function errorSummary(
  title: string,
  entries: readonly SummaryEntry[],
): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  return html`<section
    class="notice danger summary"
    part="error-summary"
    tabindex="-1"
    aria-labelledby="summary-title"
  >
    ${icon(alertIcon)}
    <div class="stack tight">
      <h2 id="summary-title">${title}</h2>
      <ul>
        ${entries.map(
          ({ name, text }) =>
            html`<li>
              <a href="#${name}" @click=${focusTarget}>${text}</a>
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

/** A fragment does not reach into a shadow root, so the link does the work itself. */
function focusTarget(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  const root = link.getRootNode() as ShadowRoot | Document;
  root.getElementById(decodeURIComponent(link.hash.slice(1)))?.focus();
}

export function focusSummary(root: ParentNode): void {
  root.querySelector<HTMLElement>('.summary')?.focus();
}

import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { coreState } from '../core.ts';
import { formatName, type Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import type { ChosenFile } from './staged-picture.ts';
import type { PictureVerdict } from './verdict.ts';

type Refused = Extract<PictureVerdict, { ok: false }>;

/** Which file, what it really is, why it is refused, and the way out (A1). */
export function pictureRefusal(
  messages: Messages,
  refused: Refused,
  options: { readonly canConvert: boolean; readonly redraw: () => void },
): TemplateResult {
  const { issue, file, detected, wayOut } = refused;
  const helps = wayOut === 'shrink' || (wayOut === 'convert' && options.canConvert);
  return html`<div class="notice danger" part="refusal">
    ${icon(alertIcon)}
    <div class="refusal">
      <strong>${messages.t('picture.refused', { name: file.name })}</strong>
      <p>${messages.messageOf(issue)}</p>
      <p class="hint">
        ${messages.t('picture.found', {
          size: messages.formats.bytes(file.size),
          format: detected === undefined ? 'none' : formatName(detected),
        })}
      </p>
      ${
        helps
          ? html`<div>
              <button
                type="button"
                class="button small"
                part="button ${wayOut}"
                @click=${options.redraw}
              >
                ${messages.t(`picture.${wayOut}`)}
              </button>
            </div>`
          : nothing
      }
    </div>
  </div>`;
}

/** Which file is staged, and what there is to know about it. */
export function fileFacts(messages: Messages, file: ChosenFile): TemplateResult {
  const frames = file.facts?.frame_count ?? 1;
  const notes = file.facts?.notes ?? [];
  return html`<p class="hint">
    <bdi>${file.name}</bdi> · ${messages.formats.bytes(file.blob.size)}
    ${frames > 1 ? html`· ${messages.t('picture.frames', { count: frames })}` : nothing}
    ${notes.map((note) => html`<br />${messages.messageOf(note)}`)}
    ${coreState() === 'absent' ? html`<br />${messages.t('picture.unjudged')}` : nothing}
  </p>`;
}

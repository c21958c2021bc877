import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import offlineIcon from 'lucide-static/icons/wifi-off.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/index.ts';
import { icon } from './icon.ts';

export interface SaveBarState {
  /** How many things Save would change. */
  readonly changedCount: number;
  readonly saving: boolean;
  /** The part of an upload that has left, from 0 to 1. */
  readonly progress: number | undefined;
  readonly savedAt: Date | undefined;
  /** Why the last Save did not go through. */
  readonly failure: string | undefined;
  readonly online: boolean;
  readonly discard: () => void;
}

/**
 * The end of a settings form (C1, C4, C5): what Save would do, how it went, Discard and Save.
 * Save is a submit button and can always be pressed; while it works, a second press does nothing.
 */
export function saveBar(messages: Messages, state: SaveBarState): TemplateResult {
  const dirty = state.changedCount > 0;
  return html`<div class="save-bar ${dirty ? 'dirty' : ''}" part="save-bar">
    ${status(messages, state)}
    ${
      dirty
        ? html`<button
            type="button"
            class="button quiet"
            part="button discard"
            aria-disabled=${state.saving ? 'true' : nothing}
            @click=${() => state.saving || state.discard()}
          >
            ${messages.t('form.discard')}
          </button>`
        : nothing
    }
    <button
      type="submit"
      class="button primary"
      part="button save"
      aria-disabled=${state.saving ? 'true' : nothing}
    >
      ${messages.t(state.saving ? 'form.saving' : 'form.save')}
    </button>
  </div>`;
}

function status(messages: Messages, state: SaveBarState): TemplateResult {
  const { kind, content } = said(messages, state);
  return html`<div class="status ${kind}" role="status">${content}</div>`;
}

function said(messages: Messages, state: SaveBarState): { kind: string; content: unknown } {
  const { changedCount, progress, savedAt, failure } = state;
  if (state.saving) return { kind: '', content: uploading(messages, progress) };
  if (failure !== undefined) {
    return { kind: 'danger', content: html`${icon(alertIcon)}<span>${failure}</span>` };
  }
  if (changedCount > 0 && !state.online) {
    const text = messages.t('form.offline', { count: changedCount });
    return { kind: '', content: html`${icon(offlineIcon)}<span>${text}</span>` };
  }
  if (changedCount > 0) {
    return { kind: '', content: messages.t('form.changed', { count: changedCount }) };
  }
  if (savedAt === undefined) return { kind: '', content: messages.t('form.unchanged') };
  const text = messages.t('form.saved_at', { time: messages.formats.time(savedAt) });
  return { kind: 'success', content: html`${icon(checkIcon)}<span>${text}</span>` };
}

function uploading(messages: Messages, progress: number | undefined): unknown {
  if (progress === undefined) return messages.t('form.saving');
  const label = messages.t('picture.uploading');
  return html`<span>${label}</span>
    <progress max="1" .value=${progress} aria-label=${label}></progress>`;
}

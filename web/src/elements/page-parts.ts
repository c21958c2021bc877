import { html, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/index.ts';

/** The height of the page to come, so that nothing jumps (C6); it appears after a moment (G7). */
export function pageSkeleton(messages: Messages): TemplateResult {
  return html`<div class="stack waiting">
    <span class="visually-hidden" role="status">${messages.t('form.loading')}</span>
    <div class="card skeleton short"></div>
    <div class="card skeleton"></div>
  </div>`;
}

export function loadFailure(messages: Messages, why: string, retry: () => void): TemplateResult {
  return html`<div class="notice danger" role="alert">
    <div class="stack tight">
      <p><strong>${messages.t('form.load_failed')}</strong> ${why}</p>
      <div>
        <button type="button" class="button" @click=${retry}>${messages.t('form.retry')}</button>
      </div>
    </div>
  </div>`;
}

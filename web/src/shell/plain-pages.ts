import compassIcon from 'lucide-static/icons/compass.svg?icon';
import doorIcon from 'lucide-static/icons/door-open.svg?icon';
import plugIcon from 'lucide-static/icons/unplug.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';

/** Pages without a form: what stands there while there is nothing else to show. */
export function brand(): TemplateResult {
  return html`<span class="brand">
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="8" class="brand-field"></rect>
      <path
        class="brand-letter"
        d="M21 11.2c-1-1.5-2.8-2.4-5-2.4-2.9 0-5 1.5-5 3.7 0 4.9 10.2 2.3 10.2 7.1 0 2.2-2.2 3.7-5.2 3.7-2.4 0-4.3-.9-5.4-2.5"
      ></path>
    </svg>
    Steward
  </span>`;
}

/** Appears after 150 ms by its style, and has the height of a page (C6, G7). */
export function skeleton(messages: Messages): TemplateResult {
  return html`<div class="waiting" role="status">
    <span class="visually-hidden">${messages.t('shell.loading')}</span>
    <div class="skeleton title"></div>
    <div class="skeleton block"></div>
    <div class="skeleton block"></div>
  </div>`;
}

function emptyPage(
  drawing: string,
  title: string,
  text: string,
  action: unknown,
  role?: 'alert',
): TemplateResult {
  return html`<section class="empty" role=${role ?? nothing}>
    <span class="empty-drawing">${icon(drawing, { size: 40 })}</span>
    <h1>${title}</h1>
    <p class="muted">${text}</p>
    ${action}
  </section>`;
}

export function notFoundPage(messages: Messages, text: string, homeHref: string): TemplateResult {
  const action = html`<a class="button primary" href=${homeHref}>
    ${messages.t('shell.not_found.action')}
  </a>`;
  return emptyPage(compassIcon, messages.t('shell.not_found.title'), text, action);
}

/**
 * For somebody who is not in the workspace of the address any more, with the reason and the way
 * out. `former`: what it was called; `isNowhere`: there is no other one to go to.
 */
export function outsidePage(
  messages: Messages,
  former: string | undefined,
  isNowhere: boolean,
  homeHref: string,
): TemplateResult {
  const title =
    former === undefined
      ? messages.t('shell.nowhere.title')
      : messages.t('shell.removed.title', { workspace: former });
  const text = messages.t(isNowhere ? 'shell.nowhere.text' : 'shell.removed.text');
  const action = isNowhere
    ? html`<p class="muted small">${messages.t('shell.nowhere.hint')}</p>`
    : html`<a class="button primary" href=${homeHref}>${messages.t('shell.removed.action')}</a>`;
  return html`<div role="alert">${emptyPage(doorIcon, title, text, action)}</div>`;
}

export function failedPage(messages: Messages, text: string, retry: () => void): TemplateResult {
  const action = html`<button type="button" class="button primary" @click=${retry}>
    ${messages.t('shell.try_again')}
  </button>`;
  return emptyPage(plugIcon, messages.t('shell.failed.title'), text, action, 'alert');
}

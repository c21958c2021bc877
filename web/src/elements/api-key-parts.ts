import { html, type TemplateResult } from 'lit';
import type { ApiKey, NewApiKey } from '../client/keys.ts';
import type { Messages } from '../i18n/index.ts';
import type { Confirmation } from './confirm-dialog-element.ts';

/** What there is to tell a key by, and when and from where it was used last (A8). */
export function keyFacts(messages: Messages, key: ApiKey): TemplateResult {
  const { formats } = messages;
  const used =
    key.last_used_at === undefined
      ? messages.t('api_key.never')
      : messages.t('api_key.used_from', {
          date: formats.dateTime(new Date(key.last_used_at)),
          address: key.last_used_from ?? '',
        });
  return html`<dl class="facts">
    <dt>${messages.t('api_key.key')}</dt>
    <dd><span dir="ltr">57e4a2d1…${key.hint}</span></dd>
    <dt>${messages.t('api_key.created')}</dt>
    <dd>${formats.dateTime(new Date(key.created_at))}</dd>
    <dt>${messages.t('api_key.used')}</dt>
    <dd>${used}</dd>
  </dl>`;
}

/** A new text, shown this once until the reader says that it is stored (A8). */
export function keyText(messages: Messages, made: NewApiKey, stored: () => void): TemplateResult {
  return html`<div class="notice success">
    <div class="stack tight">
      <p>${messages.t('api_key.made')}</p>
      <code dir="ltr" data-testid="text">${made.api_key}</code>
      <div class="row">
        <steward-copy-button
          .locale=${messages.locale}
          .text=${made.api_key}
          .label=${messages.t('api_key.copy')}
        ></steward-copy-button>
        <button type="button" class="button small" @click=${stored}>
          ${messages.t('api_key.stored')}
        </button>
      </div>
    </div>
  </div>`;
}

/** The key before, which opens for a while still (ADV-12). */
export function endingKey(messages: Messages, key: ApiKey, revoke: () => void): TemplateResult {
  const seconds = (Date.parse(key.replaced_at ?? '') - Date.now()) / 1000;
  const duration = messages.formats.duration(Math.max(0, Math.round(seconds)));
  return html`<div class="row">
    <span>${messages.t('api_key.ending', { hint: key.hint, duration })}</span>
    <button type="button" class="button small danger" @click=${revoke}>
      ${messages.t('api_key.revoke_now')}
    </button>
  </div>`;
}

/** Programs stop working by it, so it is asked for. */
export function revocation(messages: Messages, run: () => Promise<void>): Confirmation {
  return {
    title: messages.t('api_key.revoke_title'),
    content: html`<p>${messages.t('api_key.revoke_text')}</p>`,
    confirm: messages.t('api_key.revoke'),
    isDanger: true,
    run,
  };
}

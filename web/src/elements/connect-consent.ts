import outIcon from 'lucide-static/icons/external-link.svg?icon';
import infoIcon from 'lucide-static/icons/info.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import type { OAuthFlow } from '../connections/oauth-flow.ts';
import { needsConsent } from '../connections/oauth-offer.ts';
import { localText } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import type { Provider } from '../providers.ts';
import { icon } from '../ui/icon.ts';

export interface ConsentView {
  readonly messages: Messages;
  readonly provider: Provider;
  readonly flow: OAuthFlow | undefined;
  /** The operator has registered the platform at the service. */
  readonly isOffered: boolean;
  readonly begin: () => void;
}

/** What a consent allows, in plain words, and the way to it (X6). */
export function consent(view: ConsentView): TemplateResult | typeof nothing {
  const { messages, provider, flow, isOffered, begin } = view;
  const service = provider.name;
  if (!isOffered) return needsConsent(provider) ? unavailable(messages, service) : nothing;
  const scopes = provider.oauth?.scopes ?? [];
  return html`<section class="consent" aria-labelledby="consent">
    <h3 id="consent">${messages.t('connect.scopes', { service })}</h3>
    <ul>
      ${scopes.map(({ text }) => html`<li>${localText(messages, text)}</li>`)}
    </ul>
    <div>
      <button
        type="button"
        class="button ${needsConsent(provider) ? 'primary' : ''}"
        @click=${begin}
      >
        ${icon(outIcon, { size: 16 })}
        ${messages.t(flow?.isWaiting === true ? 'connect.consent_again' : 'connect.consent', { service })}
      </button>
    </div>
    <p class="hint" role="status">
      ${flow?.isWaiting === true ? messages.t('connect.consent_waits', { service }) : ''}
    </p>
    ${needsConsent(provider) ? nothing : html`<p class="muted">${messages.t('connect.or_key')}</p>`}
  </section>`;
}

function unavailable(messages: Messages, service: string): TemplateResult {
  return html`<div class="notice info">
    ${icon(infoIcon)}
    <p>${messages.t('connect.consent_unavailable', { service })}</p>
  </div>`;
}

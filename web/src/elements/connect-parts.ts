import backIcon from 'lucide-static/icons/chevron-left.svg?icon';
import docIcon from 'lucide-static/icons/external-link.svg?icon';
import infoIcon from 'lucide-static/icons/info.svg?icon';
import lockIcon from 'lucide-static/icons/lock.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { featureName, planName } from '../billing/words.ts';
import type { Connection, ConnectionTest } from '../client/connection-types.ts';
import type { OwnAccess } from '../connections/provider-access.ts';
import { categoryName, causeText, latencyText, localText } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import type { CredentialField, Provider, ProviderCatalogue } from '../providers.ts';
import { icon } from '../ui/icon.ts';
import { outcomeBadge } from './connection-badges.ts';
import { credentialField, type FieldsView } from './connect-fields.ts';
import { providerMark } from './provider-tiles.ts';

/** What has to be so at the service before a key from there is of use (BYOK-8). */
export function prerequisites(messages: Messages, provider: Provider): TemplateResult {
  const { prerequisites: texts = [], documentation_url: address } = provider;
  return html`${
    texts.length === 0
      ? nothing
      : html`<div class="notice info">
          ${icon(infoIcon)}
          <div class="stack tight">
            <strong>${messages.t('connect.before')}</strong>
            <ul>
              ${texts.map((text) => html`<li>${localText(messages, text)}</li>`)}
            </ul>
          </div>
        </div>`
  }
  ${
    address === ''
      ? nothing
      : html`<p>
          <a class="out" href=${address} target="_blank" rel="noopener noreferrer"
            >${messages.t('connect.documentation', { service: provider.name })}
            ${icon(docIcon, { size: 14 })}</a
          >
        </p>`
  }`;
}

/** The service's own steps, each with the field that it yields beside it (X3). */
export function steps(view: FieldsView, provider: Provider): TemplateResult {
  const { messages } = view;
  const { steps: all = [], fields = [] } = provider;
  const placed = new Set(all.map(({ field }) => field));
  const rest = fields.filter(({ name }) => !placed.has(name));
  const named = (name: string | undefined): CredentialField | undefined =>
    fields.find((field) => field.name === name);
  return html`<ol class="steps">
      ${all.map(({ text, url, field: name }) => {
        const field = named(name);
        return html`<li>
          <p>
            ${localText(messages, text)}
            ${
              url === undefined
                ? nothing
                : html`<a class="out" href=${url} target="_blank" rel="noopener noreferrer"
                    >${messages.t('connect.open', { service: provider.name })}
                    ${icon(docIcon, { size: 14 })}</a
                  >`
            }
          </p>
          ${field === undefined ? nothing : credentialField(view, field)}
        </li>`;
      })}
    </ol>
    ${rest.map((field) => credentialField(view, field))}`;
}

/** Why there can be no account of their own here, and what would help (CON-14, BYOK-1, ADV-2). */
export function lockNotice(
  messages: Messages,
  provider: Provider,
  access: OwnAccess,
  plansHref: string | undefined,
): TemplateResult | typeof nothing {
  if (access.kind === 'allowed') return nothing;
  const service = provider.name;
  const text =
    access.kind === 'managed_only'
      ? messages.t('connect.managed_only', { service })
      : messages.t('connect.plan_lacks', {
          service,
          feature: featureName(messages, access.feature),
          plan: access.plan === undefined ? 'none' : planName(messages, access.plan),
        });
  return html`<div class="notice ${access.kind === 'managed_only' ? 'info' : 'warning'}">
    ${icon(lockIcon)}
    <div class="stack tight">
      <p>${text}</p>
      ${
        access.kind === 'managed_only' || plansHref === undefined
          ? nothing
          : html`<p><a href=${plansHref}>${messages.t('connections.see_plans')}</a></p>`
      }
    </div>
  </div>`;
}

/** What a test has shown: outcome, cause with the next step, and whose account it is (X4). */
export function testResult(
  messages: Messages,
  provider: Provider,
  test: ConnectionTest,
): TemplateResult {
  const tone = { valid: 'success', invalid: 'danger', forbidden: 'danger' } as const;
  const { outcome, identity_name: name, identity, remaining_credits: credits } = test;
  const account = name ?? identity;
  const kind = outcome in tone ? tone[outcome as keyof typeof tone] : 'warning';
  return html`<div class="notice ${kind} result" data-outcome=${outcome}>
    <div class="stack tight">
      <p class="line">
        ${outcomeBadge(messages, outcome)}
        <span class="muted small">${latencyText(messages, test.latency_ms)}</span>
      </p>
      <p>${causeText(messages, provider, test)}</p>
      ${
        account === undefined
          ? nothing
          : html`<p>${messages.t('connect.identity', { account })}</p>`
      }
      ${
        credits === undefined
          ? nothing
          : html`<p>${messages.t('connect.remaining', { count: credits })}</p>`
      }
    </div>
  </div>`;
}

/** The last five tests, the newest first (ADV-9). */
export function testHistory(
  messages: Messages,
  provider: Provider,
  { tests }: Connection,
): TemplateResult | typeof nothing {
  if (tests.length === 0) return nothing;
  return html`<section class="history" aria-labelledby="history">
    <h3 id="history">${messages.t('connect.history', { count: tests.length })}</h3>
    <ul>
      ${tests.map(
        (test) =>
          html`<li>
            <span class="line">
              ${outcomeBadge(messages, test.outcome)}
              <span class="muted small"
                >${messages.formats.dateTime(new Date(test.tested_at))} ·
                ${latencyText(messages, test.latency_ms)}</span
              >
            </span>
            ${
              test.outcome === 'valid'
                ? nothing
                : html`<span class="small">${causeText(messages, provider, test)}</span>`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Whose account it will be, and the way to another service. */
export function providerHead(
  messages: Messages,
  provider: Provider,
  catalogue: ProviderCatalogue,
  chooseAnother: () => void,
): TemplateResult {
  return html`<div class="line">
    ${providerMark(provider.name)}
    <span class="muted">${categoryName(messages, catalogue, provider.category)}</span>
    <button type="button" class="button quiet small" @click=${chooseAnother}>
      ${icon(backIcon, { size: 16, mirrored: true })} ${messages.t('connect.other_service')}
    </button>
  </div>`;
}

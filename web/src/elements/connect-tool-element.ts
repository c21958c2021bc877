import { css, html, nothing, type TemplateResult } from 'lit';
import type { Elements } from '../base/define.ts';
import { StewardElement } from '../base/steward-element.ts';
import { CopyButtonElement } from '../ui/copy-button.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { pageStyles } from './page-styles.ts';

/**
 * The two things that another tool asks for side by side, and a call to try them with (A9, LNK-1).
 * The key's own text is not in it: it is copied above.
 */
export class ConnectToolElement extends StewardElement {
  static override readonly areas = ['keys'] as const;
  static override readonly elements: Elements = { 'copy-button': CopyButtonElement };
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    css`
      code {
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  override render(): TemplateResult {
    const id = String(this.workspace ?? '');
    const base = this.client.base === '' ? location.origin : this.client.base;
    const call = `curl -H "authorization: $API_KEY" ${base}/v3/my-workspaces`;
    return html`<section class="card" part="card" id="connect" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('api_key.tool_title')}</h2>
        <p>${this.t('api_key.tool_intro')}</p>
      </div>
      <div class="card-body">
        <dl class="facts">
          <dt>${this.t('api_key.title')}</dt>
          <dd>${this.t('api_key.tool_key')}</dd>
          <dt>${this.t('api_key.tool_workspace')}</dt>
          <dd><code>${id}</code>${this.#copy(id, this.t('api_key.tool_workspace_copy'))}</dd>
          <dt>${this.t('api_key.tool_address')}</dt>
          <dd>
            <code dir="ltr">${base}</code>${this.#copy(base, this.t('api_key.tool_address_copy'))}
          </dd>
          <dt>${this.t('api_key.tool_try')}</dt>
          <dd>
            <code dir="ltr">${call}</code>${this.#copy(call, this.t('api_key.tool_try_copy'))}
          </dd>
        </dl>
      </div>
    </section>`;
  }

  #copy(text: string, label: string): TemplateResult {
    return html`<steward-copy-button
      exportparts="button"
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      .text=${text}
      .label=${label}
    ></steward-copy-button>`;
  }
}

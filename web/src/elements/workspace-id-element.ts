import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import { StewardElement } from '../base/steward-element.ts';
import { core } from '../core.ts';
import { CopyButtonElement } from '../ui/copy-button.ts';
import { icon } from '../ui/icon.ts';
import { formStyles } from '../ui/styles/form.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { textField } from '../ui/text-field.ts';
import { pageStyles } from './page-styles.ts';

/**
 * The number that other tools ask for (LNK-2, W3): to copy, in the form of the address bar, and
 * found in whatever is pasted (LNK-3), without asking the server.
 */
export class WorkspaceIdElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    formStyles,
    pageStyles,
    css`
      code {
        user-select: all;
      }
      summary {
        min-block-size: 1.75rem;
        color: var(--_accent);
        cursor: pointer;
      }
      details[open] summary {
        margin-block-end: calc(3 * var(--_space));
      }
    `,
  ];

  static override readonly elements: Elements = { 'copy-button': CopyButtonElement };

  @state() private pasted = '';
  @state() private left = false;

  override render(): TemplateResult {
    const id = String(this.workspace ?? '');
    const address = `${location.origin}/workspaces/${id}/settings`;
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('workspace.id_title')}</h2>
        <p>${this.t('workspace.id_hint')}</p>
      </div>
      <div class="card-body">
        <dl class="facts">
          <dt>${this.t('workspace.id')}</dt>
          <dd><code>${id}</code>${this.#copy(id, this.t('workspace.id_copy'))}</dd>
          <dt>${this.t('workspace.id_address')}</dt>
          <dd>
            <code dir="ltr">${this.#marked(address, id)}</code>
            ${this.#copy(address, this.t('workspace.id_address_copy'))}
          </dd>
        </dl>
        ${core() === undefined ? nothing : this.#finder()}
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

  /** The id stands out where it lies in the address. */
  #marked(address: string, id: string): TemplateResult {
    const at = address.indexOf(`/${id}/`) + 1;
    return html`${address.slice(0, at)}<strong>${id}</strong>${address.slice(at + id.length)}`;
  }

  #finder(): TemplateResult {
    const verdict = this.pasted === '' ? undefined : core()?.parseWorkspaceAddress(this.pasted);
    const [issue] = verdict?.ok === false ? verdict.issues : [];
    return html`<details>
      <summary>${this.t('workspace.id_find')}</summary>
      ${textField({
        name: 'pasted',
        label: this.t('workspace.id_paste'),
        value: this.pasted,
        leftToRight: true,
        error: issue !== undefined && this.left ? this.messageOf(issue) : undefined,
        after: verdict?.ok === true ? this.#found(verdict.value) : nothing,
        onInput: (text) => {
          this.pasted = text;
          this.left = false;
        },
        onLeave: () => (this.left = true),
      })}
    </details>`;
  }

  #found(id: number): TemplateResult {
    return html`<div class="notice success">
      ${icon(checkIcon)}
      <div class="row">
        <span>
          ${this.t('workspace.id_found', { id: String(id) })}
          ${id === this.workspace ? this.t('workspace.id_found_this') : nothing}
        </span>
        ${this.#copy(String(id), this.t('workspace.id_copy'))}
      </div>
    </div>`;
  }
}

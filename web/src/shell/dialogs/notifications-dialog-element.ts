import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { DialogElement } from '../../ui/dialog-element.ts';
import type { Toast } from '../../ui/toasts-element.ts';

/** What the toasts said since the page was opened (G8, G13). */
export class NotificationsDialogElement extends DialogElement {
  static override readonly areas = ['dialogs'] as const;

  static override styles = [
    DialogElement.styles,
    css`
      ul {
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: calc(4 * var(--_space));
        padding-block: calc(2.5 * var(--_space));
        border-block-end: 1px solid var(--_border);
      }
      li:last-child {
        border: 0;
      }
    `,
  ];

  @property({ attribute: false }) toasts: readonly Toast[] = [];

  protected override heading(): string {
    return this.t('shell.notifications');
  }
  protected override body(): TemplateResult {
    if (this.toasts.length === 0) return html`<p class="muted">${this.t('notifications.none')}</p>`;
    const { formats } = this.messages;
    return html`<ul>
      ${this.toasts.map(
        ({ text, at }) =>
          html`<li>
            <span>${text}</span>
            <time class="muted small" datetime=${at.toISOString()}>${formats.time(at)}</time>
          </li>`,
      )}
    </ul>`;
  }
  protected override actions(): TemplateResult {
    return html`<button type="button" class="button" @click=${() => this.close()}>
      ${this.t('notifications.close')}
    </button>`;
  }
}

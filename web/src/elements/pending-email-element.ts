import mailIcon from 'lucide-static/icons/mail.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import { ConnectionError, Problem, type Versioned, type Workspace } from '../client/index.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';

/** `detail` is the workspace as it is now, after an answer that told. */
export type PendingEmailAnswered = CustomEvent<Versioned<Workspace>>;

/**
 * A billing address that waits for its confirmation (W2): where the link went, what is used until
 * then, and the ways to send it again or to take the change back. Both act at once: neither is
 * part of the draft.
 */
export class PendingEmailElement extends StewardElement {
  static override styles = [StewardElement.styles, cardStyles, controlStyles];

  @property({ attribute: false }) saved: Versioned<Workspace> | undefined;
  @property({ type: Boolean }) readonly = false;

  @state() private resent = false;
  @state() private working = false;
  @state() private failure: string | undefined;

  override render(): TemplateResult | typeof nothing {
    const { billing_email: current, billing_email_pending: pending } = this.saved?.value ?? {};
    if (current === undefined || pending === undefined) return nothing;
    const { address } = pending;
    const until = this.messages.formats.dateTime(new Date(pending.expires_at));
    const says = this.t('workspace.billing_email_pending', { address, current, until });
    return html`<div class="notice warning" part="pending-email">
      ${icon(mailIcon)}
      <div class="stack tight">
        <p>${says}</p>
        ${
          this.readonly
            ? nothing
            : html`<div class="row">
                ${this.#button('billing_email_resend', {}, address)}
                ${this.#button('billing_email_keep', { current }, current)}
              </div>`
        }
        <div role="status">
          ${this.resent ? this.t('workspace.billing_email_resent', { address }) : nothing}
          ${this.failure === undefined ? nothing : html`<p class="error">${this.failure}</p>`}
        </div>
      </div>
    </div>`;
  }

  #button(
    action: 'billing_email_resend' | 'billing_email_keep',
    params: Readonly<Record<string, string>>,
    address: string,
  ): TemplateResult {
    return html`<button
      type="button"
      class="button small"
      part="button"
      aria-disabled=${this.working ? 'true' : nothing}
      @click=${() => this.working || void this.#send(action, address)}
    >
      ${this.t(`workspace.${action}`, params)}
    </button>`;
  }

  async #send(action: string, address: string): Promise<void> {
    const { saved } = this;
    if (saved === undefined) return;
    this.working = true;
    this.failure = undefined;
    this.resent = false;
    try {
      const patch = { billing_email: address };
      const { value, etag } = saved;
      this.#answer(await this.client.updateWorkspace(value.id, etag, patch));
      this.resent = action === 'billing_email_resend';
    } catch (error) {
      if (!(error instanceof Problem || error instanceof ConnectionError)) throw error;
      this.failure = this.messageOf(error);
      if (error instanceof Problem && error.currentEtag !== undefined) {
        this.#answer({ value: error.current as Workspace, etag: error.currentEtag });
      }
      dispatch(this, 'steward-error', { error });
    } finally {
      this.working = false;
    }
  }

  #answer(detail: Versioned<Workspace>): void {
    this.dispatchEvent(new CustomEvent('pending-email-answered', { detail }));
  }
}

import mailIcon from 'lucide-static/icons/mail-check.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../../base/steward-element.ts';
import { isAbort, type LinkSent, type RequestOptions } from '../../client/index.ts';
import type { Refusal } from '../../i18n/index.ts';
import { icon } from '../../ui/icon.ts';
import { liveRegion } from '../live-region.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * "Check your mail": where the link went, how long it works, and a second one after a wait. It
 * says the same whether or not the address is known (SEC-25).
 */
export class MailSentElement extends StewardElement {
  static override readonly areas = ['visitor'] as const;

  @property({ attribute: false }) sent: LinkSent | undefined;
  @property({ attribute: false }) send:
    ((options: RequestOptions) => Promise<LinkSent>) | undefined;
  @state() private waitSeconds = 0;
  @state() private hasOutbox = false;
  @state() private failure: Refusal | undefined;
  @state() private again = false;
  #key = crypto.randomUUID();

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.waitSeconds = this.sent?.resend_after_seconds ?? 0;
    const clock = setInterval(() => {
      this.waitSeconds = Math.max(0, this.waitSeconds - 1);
    }, 1000);
    this.signal.addEventListener('abort', () => clearInterval(clock));
    void this.#lookForOutbox();
  }

  /** Only a server on this very machine is asked: others are not in development. */
  async #lookForOutbox(): Promise<void> {
    if (!loopback.has(location.hostname)) return;
    const { signal } = this;
    this.hasOutbox = await this.client.hasOutbox({ signal }).catch(() => false);
  }

  readonly #resend = async (): Promise<void> => {
    if (this.waitSeconds > 0 || this.send === undefined) return;
    this.failure = undefined;
    try {
      this.sent = await this.send({ signal: this.signal, idempotencyKey: this.#key });
      this.again = true;
      this.#key = crypto.randomUUID();
      this.waitSeconds = this.sent.resend_after_seconds;
    } catch (error) {
      if (!isAbort(error)) this.failure = error as Refusal;
    }
  };

  override render(): TemplateResult | typeof nothing {
    const { sent, waitSeconds } = this;
    if (sent === undefined) return nothing;
    const { formats } = this.messages;
    const back = () => this.dispatchEvent(new Event('steward-back'));
    return html`<div class="stack">
      <span class="empty-drawing">${icon(mailIcon, { size: 32 })}</span>
      <div class="stack tight">
        <h1 tabindex="-1">${this.t('mail_sent.title')}</h1>
        <p>${this.t('mail_sent.to')} <bdi class="strong">${sent.sent_to}</bdi></p>
        <p class="muted">
          ${this.t('mail_sent.text', { duration: formats.duration(sent.expires_in_seconds) })}
        </p>
      </div>
      ${liveRegion('status', this.#outcome())}
      ${
        this.hasOutbox
          ? html`<p class="notice info">
              <span>
                ${this.t('mail_sent.outbox')}
                <a href="/dev/outbox" target="_blank">${this.t('mail_sent.open_outbox')}</a>
              </span>
            </p>`
          : nothing
      }
      <div class="row">
        <button
          type="button"
          class="button"
          aria-disabled=${waitSeconds > 0 ? 'true' : nothing}
          @click=${this.#resend}
        >
          ${
            waitSeconds > 0
              ? this.t('mail_sent.resend_in', { duration: formats.duration(waitSeconds) })
              : this.t('mail_sent.resend')
          }
        </button>
        <button type="button" class="button link" @click=${back}>
          ${this.t('mail_sent.other_address')}
        </button>
      </div>
    </div>`;
  }

  #outcome(): TemplateResult | typeof nothing {
    if (this.failure !== undefined) {
      return html`<p class="notice danger">${this.messageOf(this.failure)}</p>`;
    }
    return this.again
      ? html`<p class="notice success">${this.t('mail_sent.sent_again')}</p>`
      : nothing;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }
}

import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import infoIcon from 'lucide-static/icons/info.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import { ConnectionError, Problem, type Account, type LinkSent } from '../client/index.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { pageStyles } from './page-styles.ts';

const tickMilliseconds = 1000;

/**
 * Sends the link that changes the password (ACC-7, A6). Where the sign-in was not by password it
 * says why there is nothing to change (ACC-8); the server decides in any case.
 */
export class PasswordCardElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    css`
      .sent {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) account: Account | undefined;

  @state() private sent: LinkSent | undefined;
  @state() private failure: string | undefined;
  @state() private working = false;
  @state() private secondsToWait = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): TemplateResult {
    const { account } = this;
    const methods = account?.sign_in_methods ?? [];
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('account.password')}</h2>
        ${methods.includes('password') ? html`<p>${this.t('account.password_intro')}</p>` : nothing}
      </div>
      <div class="card-body">
        ${methods.includes('password') ? this.#change() : this.#elsewhere(methods[0])}
      </div>
    </section>`;
  }

  #elsewhere(method: string | undefined): TemplateResult {
    return html`<p class="notice info">
      ${icon(infoIcon)}
      <span>${this.t('account.password_elsewhere', { method: method ?? 'other' })}</span>
    </p>`;
  }

  #change(): TemplateResult {
    const { sent, secondsToWait } = this;
    const waits = secondsToWait > 0;
    return html`<dl class="facts">
        <dt>${this.t('account.email')}</dt>
        <dd><bdi>${this.account?.email}</bdi></dd>
      </dl>
      <div class="stack tight" aria-live="polite">
        ${
          sent === undefined
            ? nothing
            : html`<p class="notice success">
                ${icon(checkIcon)}
                <span>
                  ${this.t('account.password_sent', {
                    email: sent.sent_to,
                    duration: this.messages.formats.duration(sent.expires_in_seconds),
                  })}
                </span>
              </p>`
        }
        ${this.failure === undefined ? nothing : html`<p class="notice danger">${this.failure}</p>`}
      </div>
      <div class="row">
        <button
          type="button"
          class="button"
          part="button"
          aria-disabled=${this.working || waits ? 'true' : nothing}
          aria-describedby="wait"
          @click=${() => this.working || waits || void this.#send()}
        >
          ${this.t(sent === undefined ? 'account.password_send' : 'account.password_resend')}
        </button>
        <span class="hint sent" id="wait">
          ${
            waits
              ? this.t('account.password_resend_in', {
                  duration: this.messages.formats.duration(secondsToWait),
                })
              : this.t('account.password_ends_sessions')
          }
        </span>
      </div>`;
  }

  async #send(): Promise<void> {
    this.working = true;
    this.failure = undefined;
    try {
      this.sent = await this.client.requestOwnPasswordLink();
      this.#wait(this.sent.resend_after_seconds);
    } catch (error) {
      if (!(error instanceof Problem || error instanceof ConnectionError)) throw error;
      this.failure = this.messageOf(error);
      dispatch(this, 'steward-error', { error });
      const { retry_after_seconds: after } = error instanceof Problem ? error.params : {};
      if (typeof after === 'number') this.#wait(after);
    } finally {
      this.working = false;
    }
  }

  /** Counts down by the clock, so that a tab asleep is right when it wakes up. */
  #wait(seconds: number): void {
    const until = Date.now() + seconds * 1000;
    clearInterval(this.#timer);
    const tick = () => {
      this.secondsToWait = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (this.secondsToWait === 0) clearInterval(this.#timer);
    };
    this.#timer = setInterval(tick, tickMilliseconds);
    tick();
  }
}

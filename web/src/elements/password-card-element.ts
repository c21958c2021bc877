import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import infoIcon from 'lucide-static/icons/info.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import {
  ConnectionError,
  Problem,
  type Account,
  type LinkSent,
  type Session,
} from '../client/index.ts';
import { core, coreState, type Rejection } from '../core.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { pageStyles } from './page-styles.ts';
import { passwordLinkRefusal } from './password-rule.ts';

const tickMilliseconds = 1000;

/**
 * Sends the link that changes the password (ACC-7, A6). Where the core would refuse it, because
 * of the account or of how this session was opened, it says why and what would help instead of
 * offering it (ACC-8, ADV-2); the server decides in any case.
 */
export class PasswordCardElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    css`
      /* Says nothing yet: no row of its own, but there for screen readers to listen to. */
      .answer:not(:has(*)) {
        position: absolute;
      }
      .sent {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) account: Account | undefined;

  /** How this session was opened; null where that cannot be learned, and the server tells. */
  @state() private session: Session | null | undefined;
  @state() private sent: LinkSent | undefined;
  @state() private failure: string | undefined;
  @state() private working = false;
  @state() private secondsToWait = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override firstUpdated(): void {
    void this.#learn();
  }

  override render(): TemplateResult {
    const refusal = this.#refusal();
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('account.password')}</h2>
        ${refusal === undefined ? html`<p>${this.t('account.password_intro')}</p>` : nothing}
      </div>
      <div class="card-body">
        ${refusal === undefined ? this.#change() : this.#refused(refusal)}
      </div>
    </section>`;
  }

  #refusal(): Rejection | undefined {
    const { account, session } = this;
    return account && session ? passwordLinkRefusal(core(), account, session) : undefined;
  }

  /** Until the rule can be asked, nothing is offered that would be taken back. */
  get #undecided(): boolean {
    return this.session === undefined || coreState() === 'loading';
  }

  async #learn(): Promise<void> {
    try {
      this.session = await this.client.readSession({ signal: this.signal });
    } catch (error) {
      if (this.signal.aborted) return;
      if (!(error instanceof Problem || error instanceof ConnectionError)) throw error;
      this.session = null;
    }
  }

  #refused(refusal: Rejection): TemplateResult {
    const [method = 'other'] = this.account?.sign_in_methods ?? [];
    return html`<p class="notice info">
      ${icon(infoIcon)}
      <span>
        ${
          refusal.code === 'password_not_used'
            ? this.t('account.password_elsewhere', { method })
            : this.messageOf(refusal)
        }
      </span>
    </p>`;
  }

  #change(): TemplateResult {
    const { sent, secondsToWait } = this;
    const waits = secondsToWait > 0;
    const blocked = waits || this.working || this.#undecided;
    return html`<dl class="facts">
        <dt>${this.t('account.email')}</dt>
        <dd><bdi>${this.account?.email}</bdi></dd>
      </dl>
      <div class="stack tight answer" aria-live="polite">
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
          aria-disabled=${blocked ? 'true' : nothing}
          aria-describedby="wait"
          @click=${() => blocked || void this.#send()}
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

import mailIcon from 'lucide-static/icons/mail.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import { dispatch, type ToastDetail } from '../base/events.ts';
import { concerns, onNews } from '../base/news.ts';
import { StewardElement } from '../base/steward-element.ts';
import { ConnectionError, type Invitation } from '../client/index.ts';
import { Team } from '../client/team.ts';
import { InvitationList } from '../team/invitation-list.ts';
import { CopyButtonElement } from '../ui/copy-button.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { loadFailure } from './page-parts.ts';
import { teamInvitationsStyles } from './team-invitations-styles.ts';

const tickMilliseconds = 1000;

/** Invitations under way: state, expiry, and what an inviter can do with each (T6). */
export class TeamInvitationsElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    teamInvitationsStyles,
  ];
  static override readonly elements: Elements = { 'copy-button': CopyButtonElement };
  static override readonly areas = ['team'] as const;

  @state() private now = Date.now();
  /** A link that was made, shown until the page is left: whoever has it can ask to join. */
  @state() private links: ReadonlyMap<string, string> = new Map();
  #list: InvitationList | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  readonly #keys = new Map<string, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#follow();
  }

  /** Not earlier: an element that is fetched late knows its properties from its first update on. */
  protected override firstUpdated(): void {
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  override render(): TemplateResult | typeof nothing {
    const list = this.#list;
    if (list?.page === undefined && list?.failure === undefined) return nothing;
    const { invitations, failure } = list;
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('team.invitations')}</h2>
        <p>${this.t('team.invitations_count', { count: invitations.length })}</p>
      </div>
      <div class="card-body">
        ${
          failure === undefined
            ? nothing
            : loadFailure(this.messages, this.messageOf(failure), () => void list.refresh())
        }
        ${
          invitations.length === 0
            ? nothing
            : html`<ul>
                ${invitations.map((invitation) => this.#row(list, invitation))}
              </ul>`
        }
      </div>
    </section>`;
  }

  #follow(): void {
    const { workspaceId } = this;
    if (workspaceId === undefined) return;
    const { signal } = this;
    const list = new InvitationList(new Team(this.client, workspaceId));
    list.addEventListener('change', () => this.#changed(), { signal });
    onNews(
      this.client,
      workspaceId,
      (news) => concerns(news, 'invitation.', 'member.join') && void list.refresh(),
      signal,
    );
    this.#list = list;
    void list.refresh();
  }

  #row(list: InvitationList, invitation: Invitation): TemplateResult {
    const { email, display_name: name, role, invited_by: inviter } = invitation;
    const isExpired = invitation.state === 'expired';
    const time = this.messages.formats.dateTime(new Date(invitation.expires_at));
    const refusal = list.refusals.get(invitation.id);
    const link = this.links.get(invitation.id);
    return html`<li>
      <div class="who">
        <span class="strong">${icon(mailIcon, { size: 16 })}<bdi>${name || email}</bdi></span>
        ${name === '' ? nothing : html`<bdi class="muted small">${email}</bdi>`}
        <span class="muted small">
          ${this.t('team.invited_as', { role: this.messages.roleName(role), name: inviter.name })}
        </span>
        <span class="small ${isExpired ? 'expired' : 'muted'}">
          ${this.t(isExpired ? 'team.expired_at' : 'team.expires_at', { time })}
        </span>
      </div>
      <div class="actions" role="group" aria-label=${this.t('team.actions_of', { email })}>
        ${this.#resendButton(list, invitation)}
        ${
          isExpired
            ? nothing
            : html`<button
                type="button"
                class="button small"
                @click=${() => void this.#link(list, invitation)}
              >
                ${this.t('team.copy_link')}
              </button>`
        }
        <button
          type="button"
          class="button small danger"
          @click=${() => void this.#revoke(list, invitation)}
        >
          ${this.t('team.revoke')}
        </button>
      </div>
      <div class="said" aria-live="polite">
        ${link === undefined ? nothing : this.#shownLink(link)}
        ${refusal === undefined ? nothing : html`<p class="error">${this.messageOf(refusal)}</p>`}
      </div>
    </li>`;
  }

  #resendButton(list: InvitationList, invitation: Invitation): TemplateResult {
    const wait = this.#secondsToWait(invitation);
    const duration = this.messages.formats.duration(wait);
    return html`<button
      type="button"
      class="button small"
      aria-disabled=${wait > 0 ? 'true' : nothing}
      @click=${() => wait > 0 || void this.#resend(list, invitation)}
    >
      ${wait > 0 ? this.t('team.resend_in', { duration }) : this.t('team.resend')}
    </button>`;
  }

  #shownLink(link: string): TemplateResult {
    return html`<div class="link">
      <code dir="ltr">${link}</code>
      <steward-copy-button
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        .text=${link}
        .label=${this.t('team.copy_link')}
      ></steward-copy-button>
      <span class="hint">${this.t('team.link_hint')}</span>
    </div>`;
  }

  async #resend(list: InvitationList, invitation: Invitation): Promise<void> {
    const key = this.#keys.get(invitation.id) ?? crypto.randomUUID();
    this.#keys.set(invitation.id, key);
    const done = await list.resend(invitation, key);
    // Only what got no answer is the same intention the next time.
    if (!(list.refusals.get(invitation.id) instanceof ConnectionError))
      this.#keys.delete(invitation.id);
    if (done) this.#toast({ text: this.t('team.resent', { email: invitation.email }) });
  }

  async #revoke(list: InvitationList, invitation: Invitation): Promise<void> {
    const { email } = invitation;
    if (!(await list.revoke(invitation))) return;
    const undo = () => void list.restore(invitation);
    this.#toast({ text: this.t('team.revoked', { email }), undo });
  }

  async #link(list: InvitationList, invitation: Invitation): Promise<void> {
    const link = await list.makeLink(invitation);
    if (link === undefined) return;
    this.links = new Map([...this.links, [invitation.id, link]]);
  }

  #toast(detail: ToastDetail): void {
    dispatch(this, 'steward-toast', detail);
  }

  #secondsToWait(invitation: Invitation): number {
    return Math.max(0, Math.ceil((Date.parse(invitation.resend_at) - this.now) / 1000));
  }

  /** The clock runs only while somebody waits for it. */
  #changed(): void {
    this.now = Date.now();
    this.requestUpdate();
    clearInterval(this.#clock);
    const waits = () =>
      this.#list?.invitations.some((one) => this.#secondsToWait(one) > 0) === true;
    if (!waits()) return;
    this.#clock = setInterval(() => {
      this.now = Date.now();
      if (!waits()) clearInterval(this.#clock);
    }, tickMilliseconds);
  }
}

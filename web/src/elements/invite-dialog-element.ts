import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { dispatch } from '../base/events.ts';
import type { InvitationResult, Member } from '../client/index.ts';
import type { Team } from '../client/team.ts';
import { core, roleNames, type Invitee } from '../core.ts';
import type { Refusal } from '../i18n/index.ts';
import {
  InvitationSender,
  repaired,
  rowsOf,
  sortPasted,
  unsent,
  type Sorted,
} from '../team/invite-draft.ts';
import type { TeamRules } from '../team/team-rules.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { icon } from '../ui/icon.ts';
import { formStyles } from '../ui/styles/form.ts';
import { inviteeList } from './invitee-list.ts';
import { inviteStyles } from './invite-styles.ts';

/**
 * Invites people by whatever was pasted (ADV-13, T2). The core sorts the text while it is typed;
 * the server's answer to each row is shown where the row was.
 */
export class InviteDialogElement extends DialogElement {
  static override styles = [DialogElement.styles, formStyles, inviteStyles];
  static override readonly areas = ['team'] as const;

  @property({ attribute: false }) team: Team | undefined;
  @property({ attribute: false }) rules: TeamRules | undefined;
  /** Members the page knows; the server knows them all. */
  @property({ attribute: false }) members: readonly Member[] = [];
  @property({ attribute: false }) pasted = '';

  @state() private chosen: string | undefined;
  @state() private invited: readonly string[] = [];
  @state() private results: readonly InvitationResult[] = [];
  @state() private failure: Refusal | undefined;
  @state() private sending = false;
  #sorted: Sorted = { invitees: [], issue: undefined };
  #sender: InvitationSender | undefined;

  /** Not earlier: an element that is fetched late knows its properties from its first update on. */
  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#readInvited();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (['pasted', 'members', 'invited'].some((name) => changed.has(name)) || core()) {
      this.#sorted = sortPasted(this.pasted, this.members, this.invited);
    }
  }

  protected override heading(): string {
    return this.t('team.invite_title');
  }

  protected override body(): TemplateResult {
    const { invitees, issue } = this.#sorted;
    return html`<div class="field">
        <label class="label" for="pasted">${this.t('team.invite_who')}</label>
        <p class="hint" id="pasted-hint">${this.t('team.invite_hint')}</p>
        <textarea
          class="input ltr"
          id="pasted"
          rows="4"
          autofocus
          spellcheck="false"
          autocapitalize="none"
          placeholder=" "
          aria-describedby="pasted-hint"
          aria-invalid=${issue === undefined ? nothing : 'true'}
          .value=${live(this.pasted)}
          @input=${({ target }: Event) => this.#paste((target as HTMLTextAreaElement).value)}
        ></textarea>
        <div class="said" aria-live="polite">
          ${
            issue === undefined
              ? nothing
              : html`<p class="error">
                  ${icon(alertIcon, { size: 15 })}<span>${this.messageOf(issue)}</span>
                </p>`
          }
        </div>
      </div>
      ${this.#roleField()}
      ${inviteeList(this.messages, invitees, this.results, (invitee) => this.#repair(invitee))}
      ${this.failureNotice(this.failure && this.messageOf(this.failure))}`;
  }

  protected override actions(): TemplateResult {
    const count = this.#rows().length;
    const label = this.t('team.invite_send', { count });
    return this.cancelOr(label, () => void this.#send(), !this.sending && count > 0);
  }

  #roleField(): TemplateResult {
    const chosen = this.#role();
    return html`<div class="field">
      <label class="label" for="role">${this.t('team.invite_role')}</label>
      <select
        class="input"
        id="role"
        aria-describedby="role-hint"
        .value=${live(chosen)}
        @change=${({ target }: Event) => (this.chosen = (target as HTMLSelectElement).value)}
      >
        ${roleNames.map(
          (role) =>
            html`<option
              value=${role}
              ?selected=${role === chosen}
              ?disabled=${this.rules?.toInvite(role) !== undefined}
            >
              ${this.messages.roleName(role)}
            </option>`,
        )}
      </select>
      <p class="hint" id="role-hint">${this.#roleHint(chosen)}</p>
    </div>`;
  }

  #roleHint(role: string): string {
    const id = `team.role_hint.${role}`;
    return this.messages.has(id) ? this.t(id) : '';
  }

  /** The least role, unless another one was chosen. */
  #role(): string {
    return this.chosen ?? roleNames[0] ?? '';
  }

  #rows() {
    return rowsOf(this.#sorted.invitees, this.#role());
  }

  #paste(text: string): void {
    this.pasted = text;
    this.results = [];
    this.failure = undefined;
    this.dispatchEvent(new CustomEvent('pasted', { detail: text }));
  }

  #repair(invitee: Invitee): void {
    this.#paste(repaired(this.pasted, invitee));
    this.renderRoot.querySelector<HTMLElement>('#pasted')?.focus();
  }

  async #readInvited(): Promise<void> {
    const page = await this.team?.readInvitations().catch(() => undefined);
    const open = page?.items.filter(({ state: now }) => now === 'pending') ?? [];
    this.invited = open.map(({ email }) => email);
  }

  async #send(): Promise<void> {
    const { team } = this;
    if (team === undefined) return;
    this.sending = true;
    this.failure = undefined;
    this.#sender ??= new InvitationSender(team);
    const { invitees } = this.#sorted;
    const sent = await this.#sender.send(this.#rows(), this.messages.locale);
    this.sending = false;
    if (sent.kind === 'refused') {
      this.failure = sent.refusal;
      dispatch(this, 'steward-error', { error: sent.refusal });
      return;
    }
    this.#finish(invitees, sent.results);
  }

  /** Closes when all were sent; otherwise what was refused stays, with its reason. */
  #finish(invitees: readonly Invitee[], results: readonly InvitationResult[]): void {
    const rest = unsent(invitees, results);
    const count = results.filter(({ outcome }) => outcome === 'sent').length;
    this.#paste(rest);
    this.results = results.filter(({ outcome }) => outcome === 'refused');
    if (count > 0) {
      const detail = { text: this.t('team.invite_sent', { count }) };
      this.dispatchEvent(new CustomEvent('invited', { detail }));
    }
    if (this.results.length === 0) this.close();
  }
}

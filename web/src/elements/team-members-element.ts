import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import { dispatch, type ToastDetail } from '../base/events.ts';
import { fetchPart } from '../base/part.ts';
import { StewardElement } from '../base/steward-element.ts';
import { core } from '../core.ts';
import { memberActions, type MemberActions } from '../team/member-actions.ts';
import { readListQuery, writeListQuery, type ListQuery } from '../team/member-query.ts';
import { TeamController } from '../team/team-controller.ts';
import { AvatarElement } from '../ui/avatar.ts';
import { formStyles } from '../ui/styles/form.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import type { ToastsElement } from '../ui/toasts-element.ts';
import { loadFailure, pageSkeleton } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';
import {
  invitationsCard,
  inviteDialog,
  questionDialog,
  type DialogView,
  type Question,
} from './team-members-dialogs.ts';
import { teamMembersStyles } from './team-members-styles.ts';
import { memberListing } from './team-members-listing.ts';
import { helpNotice } from './team-members-tools.ts';

const publishMilliseconds = 300;

/**
 * `<steward-team-members workspace-id="…">`: the people of a workspace, their roles, and the
 * invitations under way (TM-3 … TM-10, T1 … T7). `steward-query` tells what is shown, so that a
 * router can put it into the address; `query` takes it back.
 */
export class TeamMembersElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    formStyles,
    pageStyles,
    teamMembersStyles,
  ];
  static override readonly elements: Elements = { avatar: AvatarElement };
  static override readonly areas = ['team'] as const;

  /** What is shown, as in an address, with or without its question mark. */
  @property({ attribute: false }) query = '';

  @state() private view: ListQuery = readListQuery('');
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private question: Question | undefined;
  @state() private toasts = false;
  /** Where the pages before this one began. */
  @state() private trail: readonly string[] = [];
  /** What was pasted stays when the dialog is closed by a slip. */
  #pasted = '';
  #published = '';
  #publishing: ReturnType<typeof setTimeout> | undefined;

  readonly #team = new TeamController(
    this,
    () => {
      const { client, workspace } = this;
      return workspace === undefined ? undefined : { client, workspaceId: workspace };
    },
    () => this.view,
  );
  readonly #actions: MemberActions = memberActions({
    team: this.#team,
    messages: () => this.messages,
    ask: (confirmation) => (this.question = { kind: 'confirm', confirmation }),
    toast: (detail) => void this.toast(detail),
    refused: (error) => dispatch(this, 'steward-error', { error }),
    left: (workspaceId) => dispatch(this, 'steward-left', { workspaceId }),
    findHeir: () => this.#findHeir(),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#publishing);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const given = this.query.replace(/^\?/, '');
    if (!changed.has('query') || given === this.#published) return;
    this.#published = given;
    this.view = readListQuery(given);
    if (this.view.cursor === '') this.trail = [];
  }

  override render(): TemplateResult {
    const { access, list } = this.#team;
    const failure = this.#team.failure ?? (list?.page === undefined ? list?.failure : undefined);
    if (failure !== undefined) {
      return loadFailure(this.messages, this.messageOf(failure), () => void this.#team.retry());
    }
    if (access === undefined || list?.page === undefined) return pageSkeleton(this.messages);
    return html`<div class="stack">
        ${this.#mayOnlyLook() ? this.#help() : nothing}
        <section
          class="card ${list.loading ? 'busy' : ''}"
          part="card"
          tabindex="-1"
          id="members"
          aria-label=${this.t('shell.team_members')}
        >
          ${this.#listing()}
        </section>
        ${this.#team.can('members_invite') ? invitationsCard(this.#surroundings) : nothing}
      </div>
      ${this.#dialogs()}
      ${this.toasts ? html`<steward-toasts .locale=${this.locale}></steward-toasts>` : nothing}`;
  }

  /** Shows what was done: whoever is around does it, for example the shell, or the page itself. */
  protected async toast(detail: ToastDetail): Promise<void> {
    if (!dispatch(this, 'steward-toast', detail)) return;
    this.toasts = true;
    const load = () => import('../ui/toasts-element.ts').then((m) => m.ToastsElement);
    await fetchPart(this, 'toasts', load);
    await this.updateComplete;
    const shown = this.renderRoot.querySelector<ToastsElement>('steward-toasts');
    shown?.show(detail.text, detail.kind, detail.undo);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const ids = new Set(this.#team.list?.members.map(({ user_id }) => user_id));
    const gone = [...this.selected].some((id) => !ids.has(id));
    // Only who is in view can be marked, so that nobody is changed unseen.
    if (gone) this.selected = new Set([...this.selected].filter((id) => ids.has(id)));
  }

  #mayOnlyLook(): boolean {
    return !this.#team.can('members_invite') && !this.#team.can('roles_assign');
  }

  #help(): TemplateResult {
    const { access, helpers } = this.#team;
    const role = access?.actor.role ?? '';
    const decision = core()?.authorize(role, 'members_invite');
    const rejection = decision?.ok === false ? decision.rejection : undefined;
    return helpNotice(this.messages, role, rejection, helpers);
  }

  #listing(): TemplateResult | typeof nothing {
    const { messages, view: query, selected, trail } = this;
    return memberListing({
      messages,
      team: this.#team,
      query,
      selected,
      trail,
      actions: this.#actions,
      go: (change, options) => this.#go(change, options),
      turn: (cursor, before) => this.#turn(cursor, before),
      select: (ids) => (this.selected = ids),
      preview: (role) => (this.question = { kind: 'bulk', role }),
      findHeir: () => void this.#findHeir(),
    });
  }

  #dialogs(): TemplateResult | typeof nothing {
    const { question, view } = this;
    if (view.invite && this.#team.can('members_invite')) {
      const kept = (text: string) => (this.#pasted = text);
      const close = () => this.#go({ invite: false });
      return inviteDialog(this.#surroundings, this.#pasted, kept, close);
    }
    if (question === undefined) return nothing;
    const close = () => (this.question = undefined);
    const changed = () => (this.selected = new Set());
    return questionDialog(this.#surroundings, question, this.selected, close, changed);
  }

  get #surroundings(): DialogView {
    const { client, workspace: workspaceId, messages, locale, theme } = this;
    const toast = (detail: ToastDetail) => void this.toast(detail);
    return { host: this, team: this.#team, client, workspaceId, messages, locale, theme, toast };
  }

  #turn(cursor: string, trail: readonly string[]): void {
    this.trail = trail;
    this.#go({ cursor });
    this.renderRoot.querySelector('#members')?.scrollIntoView({ block: 'start' });
  }

  /** Shows who is no admin yet; where there is nobody, the way is an invitation. */
  async #findHeir(): Promise<void> {
    const { counts } = this.#team.list ?? {};
    this.question = undefined;
    if (counts?.member_count === 1) this.#go({ invite: true });
    else {
      void this.toast({ kind: 'info', text: this.t('team.choose_heir') });
      this.#go({ search: '', cursor: '', sort: 'role', order: 'desc' });
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#members')?.focus();
  }

  #go(change: Partial<ListQuery>, options: { readonly replace?: boolean } = {}): void {
    const before = this.view;
    this.view = { ...before, ...change };
    if (change.cursor === '') this.trail = [];
    this.#published = writeListQuery(this.view);
    const { replace = false } = options;
    const query = this.#published;
    clearTimeout(this.#publishing);
    const publish = () => dispatch(this, 'steward-query', { query, replace });
    // The address follows when the typing pauses; between two keystrokes there is no time for it.
    if (replace) this.#publishing = setTimeout(publish, publishMilliseconds);
    else publish();
  }
}

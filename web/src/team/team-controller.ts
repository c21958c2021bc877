import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { concerns, onNews } from '../base/news.ts';
import type { Client } from '../client/index.ts';
import type { News } from '../client/live.ts';
import { Team } from '../client/team.ts';
import { core } from '../core.ts';
import type { Refusal } from '../i18n/index.ts';
import { MemberList, refusalOf } from './member-list.ts';
import { sameList, type ListQuery } from './member-query.ts';
import { TeamRules, type Actor } from './team-rules.ts';

/** Who reads the page, and what the server lets them do here. */
export interface Access {
  readonly actor: Actor;
  readonly workspaceName: string;
  readonly permissions: readonly string[];
}
interface Target {
  readonly client: Client;
  readonly workspaceId: number;
}

const typingMilliseconds = 150;
const helpersShown = 3;

/**
 * Ties the member list to the element that shows it: reads who is looking, follows the query, and
 * looks again when something happens in the workspace (ADV-19).
 */
export class TeamController implements ReactiveController {
  access: Access | undefined;
  /** Why not even the reader's own place in the workspace could be read. */
  failure: Refusal | undefined;
  list: MemberList | undefined;
  /** People who could do what the reader may not. */
  helpers: readonly string[] = [];

  #target: Target | undefined;
  #shown: ListQuery | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #bound = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly target: () => Target | undefined,
    private readonly query: () => ListQuery,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const target = this.target();
    const isSame =
      target?.client === this.#target?.client && target?.workspaceId === this.#target?.workspaceId;
    if (!isSame) {
      this.#release();
      this.#target = target;
      if (target !== undefined) this.#bind(target);
    }
    this.#follow();
  }

  hostDisconnected(): void {
    this.#release();
    this.#target = undefined;
  }

  can(permission: string): boolean {
    return this.access?.permissions.includes(permission) ?? false;
  }

  /** The core's verdicts on the list as it is now. */
  get rules(): TeamRules | undefined {
    const { access, list } = this;
    if (access === undefined || list?.counts === undefined) return undefined;
    return new TeamRules(access.actor, list.counts);
  }

  async retry(): Promise<void> {
    if (this.access === undefined) await this.#readAccess();
    await this.list?.refresh();
  }

  #bind({ client, workspaceId }: Target): void {
    this.#bound = new AbortController();
    const { signal } = this.#bound;
    const list = new MemberList(new Team(client, workspaceId));
    list.addEventListener('change', () => this.host.requestUpdate(), { signal });
    this.list = list;
    onNews(client, workspaceId, (news) => this.#heard(news), signal);
    void this.#readAccess();
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#bound.abort();
    this.list?.stop();
    this.list = undefined;
    this.access = undefined;
    this.failure = undefined;
    this.helpers = [];
    this.#shown = undefined;
  }

  /** A search is asked for when the typing pauses, everything else at once. */
  #follow(): void {
    const { list } = this;
    const query = this.query();
    if (list === undefined || (this.#shown !== undefined && sameList(this.#shown, query))) return;
    const isTyped = this.#shown !== undefined && this.#shown.search !== query.search;
    this.#shown = query;
    clearTimeout(this.#timer);
    if (!isTyped) void list.show(query);
    else this.#timer = setTimeout(() => void list.show(query), typingMilliseconds);
  }

  #heard(news: News): void {
    if (!concerns(news, 'member.', 'invitation.', 'workspace.')) return;
    void this.list?.refresh();
    const id = this.access?.actor.id;
    const isMine = news.kind !== 'change' || news.change.targets.some((target) => target.id === id);
    if (isMine) void this.#readAccess();
  }

  async #readAccess(): Promise<void> {
    const target = this.#target;
    if (target === undefined) return;
    const { client, workspaceId } = target;
    try {
      const [session, { value }] = await Promise.all([
        client.readSession(),
        client.readWorkspace(workspaceId),
      ]);
      if (target !== this.#target) return;
      const { role, permissions, name } = value;
      this.access = { actor: { id: session.user.id, role }, workspaceName: name, permissions };
      this.failure = undefined;
      await this.#findHelpers();
    } catch (error) {
      if (target === this.#target) this.failure = refusalOf(error);
    }
    this.host.requestUpdate();
  }

  /** Names say more than "ask an admin" (ADV-2). */
  async #findHelpers(): Promise<void> {
    const { access, list } = this;
    if (access === undefined || list === undefined || this.can('members_invite')) return;
    this.host.requestUpdate();
    const decision = core()?.authorize(access.actor.role, 'members_invite');
    const role = decision?.ok === false ? decision.rejection.unlock?.granted_by : undefined;
    if (role === undefined) return;
    const { items } = await list.team.readMembers({ role, limit: helpersShown });
    this.helpers = items.map(({ name }) => name);
  }
}

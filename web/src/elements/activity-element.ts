import downloadIcon from 'lucide-static/icons/download.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ActivityList } from '../activity/activity-list.ts';
import {
  auditQueryOf,
  readActivityQuery,
  writeActivityQuery,
  type ActivityQuery,
} from '../activity/activity-query.ts';
import { dispatch } from '../base/events.ts';
import { concerns, onNews } from '../base/news.ts';
import { fetchPart } from '../base/part.ts';
import { StewardElement } from '../base/steward-element.ts';
import { AuditLog } from '../client/audit.ts';
import { Team } from '../client/team.ts';
import { core } from '../core.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { activityFilters, activityLocked, eventRow } from './activity-parts.ts';
import { activityStyles } from './activity-styles.ts';
import { loadFailure, pageSkeleton } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';

const permission = 'audit_read';
const helpersShown = 3;

/**
 * `<steward-activity workspace-id="…">`: who changed what in a workspace, when and from where
 * (ADV-11). New events come by themselves; the log can be exported and verified here.
 */
export class ActivityElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    activityStyles,
  ];
  static override readonly areas = ['activity'] as const;

  /** The filters, as in an address, with or without their question mark. */
  @property({ attribute: false }) query = '';

  @state() private view: ActivityQuery = readActivityQuery('');
  @state() private access:
    | { readonly role: string; readonly mayRead: boolean; readonly helpers: readonly string[] }
    | undefined;
  @state() private failure: Refusal | undefined;
  #list: ActivityList | undefined;
  #bound: string | undefined;
  #life = new AbortController();
  #published = '';
  readonly #actors = new Map<string, string>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const given = this.query.replace(/^\?/, '');
    if (changed.has('query') && given !== this.#published) {
      this.#published = given;
      this.view = readActivityQuery(given);
    }
    this.#bind();
    if (changed.has('view') && this.access?.mayRead === true) void this.#list?.show(this.view);
  }

  override render(): TemplateResult {
    const { access, failure } = this;
    if (failure !== undefined) {
      return loadFailure(this.messages, this.messageOf(failure), () => void this.#readAccess());
    }
    if (access === undefined) return pageSkeleton(this.messages);
    if (!access.mayRead) {
      const decision = core()?.authorize(access.role, permission);
      const rejection = decision?.ok === false ? decision.rejection : undefined;
      return activityLocked(this.messages, access.role, rejection, access.helpers);
    }
    const list = this.#list;
    if (list?.page === undefined && list?.failure === undefined) return pageSkeleton(this.messages);
    return html`<div class="stack">${this.#log(list)}${this.#chain(list)}</div>`;
  }

  #log(list: ActivityList): TemplateResult {
    const { messages } = this;
    const events = list.page?.items ?? [];
    return html`<section
      class="card ${list.loading ? 'busy' : ''}"
      part="card"
      aria-label=${this.t('shell.activity')}
    >
      ${activityFilters({
        messages,
        query: this.view,
        actors: [...this.#actors].map(([value, label]) => ({ value, label })),
        change: (change) => this.#go({ cursor: '', ...change }),
      })}
      ${
        list.failure === undefined
          ? nothing
          : loadFailure(messages, this.messageOf(list.failure), () => this.#again(list))
      }
      ${
        events.length === 0 && list.failure === undefined
          ? html`<div class="empty muted">${this.t('activity.none')}</div>`
          : html`<ol class="events">
              ${events.map((event) => eventRow(messages, event))}
            </ol>`
      }
      ${this.#foot(list)}
    </section>`;
  }

  #foot(list: ActivityList): TemplateResult {
    const next = list.page?.next_cursor;
    const { cursor, ...filters } = this.view;
    const exported = auditQueryOf({ ...filters, cursor: '' });
    return html`<div class="foot">
      <div class="row">
        ${(['csv', 'json'] as const).map(
          (format) =>
            html`<a
              class="button small"
              part="button export"
              href=${list.log.exportAddress(format, exported)}
              download
            >
              ${icon(downloadIcon, { size: 16 })} ${this.t(`activity.export_${format}`)}
            </a>`,
        )}
      </div>
      <div class="row">
        ${
          cursor === ''
            ? nothing
            : html`<button
                type="button"
                class="button small"
                @click=${() => this.#go({ cursor: '' })}
              >
                ${this.t('activity.newest')}
              </button>`
        }
        ${
          next === undefined
            ? nothing
            : html`<button
                type="button"
                class="button small"
                @click=${() => this.#go({ cursor: next })}
              >
                ${this.t('activity.older')}
              </button>`
        }
      </div>
    </div>`;
  }

  #chain(list: ActivityList): TemplateResult {
    const load = () => import('./chain-check-element.ts').then((m) => m.ChainCheckElement);
    void fetchPart(this, 'chain-check', load);
    return html`<steward-chain-check
      exportparts="card, button"
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      .log=${list.log}
    ></steward-chain-check>`;
  }

  /** A page that was cut off by a wrong cursor begins again; another failure is tried again. */
  #again(list: ActivityList): void {
    if (this.view.cursor === '') void list.refresh();
    else this.#go({ cursor: '' });
  }

  #bind(): void {
    const { client, workspace } = this;
    const bound = workspace === undefined ? undefined : `${client.base} ${workspace}`;
    if (bound === this.#bound || workspace === undefined) return;
    this.#release();
    this.#bound = bound;
    this.#life = new AbortController();
    const { signal } = this.#life;
    const list = new ActivityList(new AuditLog(client, workspace));
    list.addEventListener('change', () => this.#changed(list), { signal });
    onNews(
      client,
      workspace,
      (news) => {
        if (concerns(news, 'member.')) void this.#readAccess();
        if (concerns(news, '') && this.access?.mayRead === true) void list.refresh();
      },
      signal,
    );
    this.#list = list;
    void this.#readAccess();
  }

  #release(): void {
    this.#life.abort();
    this.#list?.stop();
    this.#list = undefined;
    this.#bound = undefined;
    this.access = undefined;
  }

  #changed(list: ActivityList): void {
    for (const { actor } of list.page?.items ?? []) {
      if (actor.id !== '') this.#actors.set(actor.id, actor.display);
    }
    this.requestUpdate();
  }

  async #readAccess(): Promise<void> {
    const { client, workspace } = this;
    if (workspace === undefined) return;
    try {
      const { value } = await client.readWorkspace(workspace, { signal: this.#life.signal });
      const mayRead = value.permissions.includes(permission);
      const had = this.access?.mayRead === true;
      const helpers = mayRead ? [] : await this.#findHelpers(value.role, workspace);
      this.access = { role: value.role, mayRead, helpers };
      this.failure = undefined;
      if (mayRead && !had) void this.#list?.show(this.view);
    } catch (error) {
      if (!this.#life.signal.aborted) this.failure = refusalOf(error);
    }
  }

  async #findHelpers(role: string, workspace: number): Promise<readonly string[]> {
    const decision = core()?.authorize(role, permission);
    const wanted = decision?.ok === false ? decision.rejection.unlock?.role : undefined;
    if (wanted === undefined) return [];
    const team = new Team(this.client, workspace);
    const { items } = await team.readMembers({ role: wanted, limit: helpersShown });
    return items.map(({ name }) => name);
  }

  #go(change: Partial<ActivityQuery>): void {
    this.view = { ...this.view, ...change };
    this.#published = writeActivityQuery(this.view);
    dispatch(this, 'steward-query', { query: this.#published, replace: false });
  }
}

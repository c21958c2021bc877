import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { coalesced } from '../base/coalesced.ts';
import { concerns, onNews } from '../base/news.ts';
import { StewardElement } from '../base/steward-element.ts';
import type { Run } from '../client/connection-types.ts';
import type { Connections } from '../client/connections.ts';
import type { Refusal } from '../i18n/index.ts';
import type { ProviderCatalogue } from '../providers.ts';
import { refusalOf } from '../team/member-list.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { connectionBadgeStyles } from './connection-badge-styles.ts';
import { runReceipt, runSummary } from './run-receipt.ts';

/**
 * What the workspace's waterfalls have done: which account served each step and why, what was
 * passed over, and what it cost (ADV-6). Nothing is there until something has run.
 */
export class ConnectionRunsElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    connectionBadgeStyles,
    css`
      .runs,
      .steps {
        list-style: none;
      }
      .runs > li {
        border-block-start: 1px solid var(--_border);
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space) calc(3 * var(--_space));
        min-block-size: 2.75rem;
        padding: calc(2 * var(--_space)) calc(5 * var(--_space));
        cursor: pointer;
      }
      summary:focus-visible {
        outline-offset: -2px;
      }
      summary .spent {
        margin-inline-start: auto;
      }
      .receipt {
        display: grid;
        gap: calc(3 * var(--_space));
        padding: var(--_space) calc(5 * var(--_space)) calc(4 * var(--_space));
      }
      .steps {
        display: grid;
        gap: calc(3 * var(--_space));
      }
      .steps > li {
        display: grid;
        gap: var(--_space);
        padding-inline-start: calc(3 * var(--_space));
        border-inline-start: 2px solid var(--_border);
      }
      .more {
        padding: calc(3 * var(--_space)) calc(5 * var(--_space)) calc(4 * var(--_space));
      }
      pre {
        margin: 0;
        padding: calc(3 * var(--_space));
        overflow-x: auto;
        border-radius: var(--_radius-control);
        background: var(--_surface-sunken);
        font-family: var(--_font-mono);
        font-size: var(--_font-size-small);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override readonly areas = ['connections', 'runs', 'refusals'] as const;

  @property({ attribute: false }) connections: Connections | undefined;
  @property({ attribute: false }) catalogue: ProviderCatalogue | undefined;

  @state() private runs: readonly Run[] = [];
  @state() private cursor: string | undefined;
  @state() private failure: Refusal | undefined;
  /** With what they have found, by id: read when one is opened. */
  @state() private whole: ReadonlyMap<string, Run> = new Map();
  readonly #refresh = coalesced(() => this.#read());

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { connections, signal } = this;
    if (!changed.has('connections') || connections === undefined) return;
    const { client, workspaceId } = connections;
    // What is reserved or spent is told at once; a run on own keys shows when one looks again.
    const look = () => document.visibilityState === 'visible' && void this.#refresh();
    document.addEventListener('visibilitychange', look, { signal });
    onNews(
      client,
      workspaceId,
      (news) => (news.kind === 'credits' || concerns(news, 'connection.')) && void this.#refresh(),
      signal,
    );
    void this.#refresh();
  }

  override render(): TemplateResult | typeof nothing {
    const { runs, failure } = this;
    if (failure !== undefined) {
      return html`<p class="notice danger" role="alert">${this.messageOf(failure)}</p>`;
    }
    if (runs.length === 0) return nothing;
    return html`<section class="card" part="card" aria-labelledby="runs">
      <div class="card-header">
        <h2 id="runs">${this.t('runs.title')}</h2>
        <p>${this.t('runs.text')}</p>
      </div>
      <div class="card-body"></div>
      <ul class="runs">
        ${runs.map((run) => this.#row(run))}
      </ul>
      ${
        this.cursor === undefined
          ? nothing
          : html`<div class="more">
              <button type="button" class="button" part="button" @click=${() => void this.#more()}>
                ${this.t('runs.more')}
              </button>
            </div>`
      }
    </section>`;
  }

  #row(run: Run): TemplateResult {
    const { messages, catalogue } = this;
    const whole = this.whole.get(run.id) ?? run;
    const toggled = ({ target }: Event) =>
      (target as HTMLDetailsElement).open && void this.#open(run.id);
    return html`<li data-run=${run.id}>
      <details @toggle=${toggled}>
        ${runSummary(messages, run)} ${runReceipt(messages, catalogue, whole)}
      </details>
    </li>`;
  }

  async #read(): Promise<void> {
    try {
      const page = await this.connections?.readRuns(undefined, { signal: this.signal });
      if (page === undefined) return;
      this.runs = page.items;
      this.cursor = page.next_cursor;
      this.whole = new Map();
      this.failure = undefined;
    } catch (error) {
      // What was read before stays in view; the frame says that the network is away.
      if (!this.signal.aborted && this.runs.length === 0) this.failure = refusalOf(error);
    }
  }

  async #more(): Promise<void> {
    try {
      const page = await this.connections?.readRuns(this.cursor, { signal: this.signal });
      if (page === undefined) return;
      this.runs = [...this.runs, ...page.items];
      this.cursor = page.next_cursor;
    } catch (error) {
      if (!this.signal.aborted) this.failure = refusalOf(error);
    }
  }

  async #open(id: string): Promise<void> {
    try {
      const run = await this.connections?.readRun(id, { signal: this.signal });
      if (run !== undefined) this.whole = new Map(this.whole).set(id, run);
    } catch (error) {
      if (!this.signal.aborted) this.failure = refusalOf(error);
    }
  }
}

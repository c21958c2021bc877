import downloadIcon from 'lucide-static/icons/download.svg?icon';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Elements } from '../base/define.ts';
import { StewardElement } from '../base/steward-element.ts';
import { daysOf, usageRange, type RangeName } from '../billing/usage-range.ts';
import type { Billing, UsageDays } from '../client/billing.ts';
import type { UsageBy, UsageItem } from '../client/billing-types.ts';
import { isAbort } from '../client/index.ts';
import { Team } from '../client/team.ts';
import type { Refusal } from '../i18n/index.ts';
import { findMembers } from '../team/find-members.ts';
import { refusalOf } from '../team/member-list.ts';
import { BarChartElement } from '../ui/bar-chart-element.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { loadFailure } from './page-parts.ts';
import { usageStyles } from './usage-styles.ts';
import { shortDay, utcDate } from '../ui/amounts.ts';

const ranges: readonly RangeName[] = ['period', 'month', 'quarter', 'year'];
const kinds: readonly UsageBy[] = ['day', 'member', 'connection', 'action'];

/** What credits were used for: by day as a chart, by anything else as bars in a table (B6). */
export class UsageElement extends StewardElement {
  static override styles = [StewardElement.styles, cardStyles, controlStyles, usageStyles];
  static override readonly elements: Elements = { 'bar-chart': BarChartElement };
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) billing: Billing | undefined;
  @property({ attribute: false }) periodStart = '';
  /** Another number means that something was used. */
  @property({ attribute: false }) used = 0;

  @state() private range: RangeName = 'period';
  @state() private by: UsageBy = 'day';
  @state() private items: readonly UsageItem[] | undefined;
  @state() private names: ReadonlyMap<string, string> = new Map();
  @state() private failure: Refusal | undefined;
  #asked = '';
  #reading = new AbortController();

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { from, to } = this.#days();
    const asked = [this.billing?.workspaceId, from, to, this.by, this.used].join(' ');
    if (asked === this.#asked || this.billing === undefined) return;
    this.#asked = asked;
    void this.#read();
  }

  override render(): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="usage-title">
      <div class="card-header split">
        <h2 id="usage-title">${this.t('plans.usage')}</h2>
        <a
          class="button small"
          part="button export"
          href=${this.billing?.usageExportAddress(this.#days()) ?? nothing}
          download
        >
          ${icon(downloadIcon, { size: 16 })} ${this.t('plans.export_csv')}
        </a>
      </div>
      <div class="card-body">
        <div class="tools">${this.#select('by', kinds)} ${this.#select('range', ranges)}</div>
        ${this.#content()}
      </div>
    </section>`;
  }

  #select(name: 'by' | 'range', choices: readonly string[]): TemplateResult {
    const changed = ({ target }: Event) => {
      const { value } = target as HTMLSelectElement;
      if (name === 'by') this.by = value as UsageBy;
      else this.range = value as RangeName;
      if (name === 'by') this.items = undefined;
    };
    return html`<div class="field">
      <label class="label" for=${name}>${this.t(`plans.usage.${name}`)}</label>
      <select class="input" id=${name} .value=${live(this[name])} @change=${changed}>
        ${choices.map(
          (choice) =>
            html`<option value=${choice} ?selected=${choice === this[name]}>
              ${this.t(`plans.usage.${choice}` as 'plans.usage.day')}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #content(): TemplateResult {
    const { items, failure, messages } = this;
    if (failure !== undefined) {
      return loadFailure(messages, this.messageOf(failure), () => void this.#read());
    }
    if (items === undefined) return html`<div class="skeleton"></div>`;
    const total = items.reduce((sum, { credits }) => sum + credits, 0);
    if (total === 0) return html`<p class="empty muted">${this.t('plans.usage.none')}</p>`;
    return html`<p>${this.t('plans.usage.total', { count: total })}</p>
      ${this.by === 'day' ? this.#chart(items) : this.#bars(items)}`;
  }

  #chart(items: readonly UsageItem[]): TemplateResult {
    const credits = new Map(items.map((item) => [item.key.slice(0, 10), item.credits]));
    const { formats, direction } = this.messages;
    const points = daysOf(this.#days()).map((day) => {
      const value = credits.get(day) ?? 0;
      const date = new Date(day);
      const text = this.t('plans.usage.point', { what: utcDate(formats, date), count: value });
      return { label: shortDay(formats, date), value, text, date: utcDate(formats, date) };
    });
    return html`<steward-bar-chart
        .locale=${this.locale}
        label=${this.t('plans.usage.chart')}
        .points=${points}
        ?mirrored=${direction === 'rtl'}
      ></steward-bar-chart>
      <details>
        <summary>${this.t('plans.usage.table')}</summary>
        ${this.#table(
          points.map(({ date, value }) => ({ name: date, value })),
          false,
        )}
      </details>`;
  }

  #bars(items: readonly UsageItem[]): TemplateResult {
    const rows = items.map((item) => ({ name: this.#nameOf(item), value: item.credits }));
    return this.#table(
      rows.toSorted((one, other) => other.value - one.value),
      true,
    );
  }

  #table(rows: readonly { name: string; value: number }[], withBars: boolean): TemplateResult {
    const greatest = Math.max(1, ...rows.map(({ value }) => value));
    return html`<table>
      <caption class="visually-hidden">
        ${this.t('plans.usage')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${this.t(`plans.usage.${this.by}`)}</th>
          <th scope="col" class="number">${this.t('billing.credits')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, value }) =>
            html`<tr>
              <th scope="row">
                <bdi>${name}</bdi>
                ${
                  withBars
                    ? html`<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                        ${svg`<rect width=${(100 * value) / greatest} height="4"></rect>`}
                      </svg>`
                    : nothing
                }
              </th>
              <td class="number">${this.messages.formats.number(value)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** Members have names; everything else stands as its id or word. */
  #nameOf({ key }: UsageItem): string {
    if (key === '') return this.t('plans.usage.nothing');
    return this.names.get(key) ?? key;
  }

  #days(): UsageDays {
    return usageRange(this.range, this.periodStart, Date.now());
  }

  /** Names of those who are shown and not named yet; who has left has none to be found. */
  async #nameMembers(items: readonly UsageItem[], signal: AbortSignal): Promise<void> {
    const { billing, names } = this;
    const unnamed = items.map(({ key }) => key).filter((key) => key !== '' && !names.has(key));
    if (billing === undefined || unnamed.length === 0) return;
    const team = new Team(billing.client, billing.workspaceId);
    const found = await findMembers(team, unnamed, { signal });
    this.names = new Map([
      ...names,
      ...unnamed.map((id) => [id, this.t('plans.usage.former', { id })] as const),
      ...found.map(({ user_id, name }) => [user_id, name] as const),
    ]);
  }

  async #read(): Promise<void> {
    const { billing, by } = this;
    if (billing === undefined) return;
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    try {
      this.failure = undefined;
      const { items } = await billing.readUsage(this.#days(), by, { signal });
      if (by === 'member') await this.#nameMembers(items, signal);
      this.items = items;
    } catch (error) {
      if (!isAbort(error)) this.failure = refusalOf(error);
    }
  }
}

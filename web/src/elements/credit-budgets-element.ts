import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import {
  budgetsOf,
  budgetTexts,
  fieldOfIssue,
  sameBudgets,
  type BudgetTexts,
} from '../billing/budget-draft.ts';
import type { Billing } from '../client/billing.ts';
import type { CreditBudgets } from '../client/billing-types.ts';
import { Problem, type Member, type Versioned } from '../client/index.ts';
import { Team } from '../client/team.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { formStyles } from '../ui/styles/form.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { textField } from '../ui/text-field.ts';
import { loadFailure } from './page-parts.ts';
import { percent } from '../ui/amounts.ts';

const membersShown = 200;

/** How much may be used in a period, by the workspace and by each member (ADV-15). */
export class CreditBudgetsElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    formStyles,
    css`
      .people {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
        gap: calc(3 * var(--_space));
      }
      .skeleton {
        block-size: 8rem;
      }
    `,
  ];
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) billing: Billing | undefined;
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) alerts: readonly number[] = [];

  @state() private saved: Versioned<CreditBudgets> | undefined;
  @state() private members: readonly Member[] = [];
  @state() private texts: BudgetTexts = {};
  @state() private failure: Refusal | undefined;
  @state() private working = false;
  @state() private justSaved = false;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('billing')) void this.#read();
  }

  override render(): TemplateResult {
    const { alerts, messages } = this;
    const levels = alerts.map((reached) => percent(messages.formats, reached / 100));
    return html`<section class="card" part="card" aria-labelledby="budgets-title">
      <div class="card-header">
        <h2 id="budgets-title">${this.t('plans.budgets')}</h2>
        <p>${this.t('plans.budgets_text', { levels: messages.formats.list(levels) })}</p>
      </div>
      <form class="card-body" novalidate @submit=${this.#submit}>${this.#content()}</form>
    </section>`;
  }

  #content(): TemplateResult {
    const { saved, failure, messages } = this;
    if (saved === undefined) {
      return failure === undefined
        ? html`<div class="skeleton"></div>`
        : loadFailure(messages, this.messageOf(failure), () => void this.#read());
    }
    return html`${this.#field('', this.t('plans.budget_workspace'))}
      <div class="people">
        ${this.members.map(({ user_id, name }) => this.#field(user_id, name))}
      </div>
      ${this.#foot(saved)}`;
  }

  #field(id: string, label: string): TemplateResult {
    return textField({
      name: `budget-${id}`,
      label,
      value: this.texts[id] ?? '',
      placeholder: this.t('plans.budget_none'),
      inputmode: 'numeric',
      readonly: this.readonly,
      error: this.#issueOf(id),
      onInput: (text) => this.#edit(id, text),
    });
  }

  #issueOf(id: string): string | undefined {
    const { failure } = this;
    if (!(failure instanceof Problem)) return undefined;
    const found = failure.issues.find(({ path }) => fieldOfIssue(path, this.texts) === id);
    return found && this.messageOf(found);
  }

  #foot(saved: Versioned<CreditBudgets>): TemplateResult | typeof nothing {
    if (this.readonly) return nothing;
    const isDirty = !sameBudgets(this.texts, budgetTexts(saved.value));
    const { failure } = this;
    const isOfField = failure instanceof Problem && failure.issues.length > 0;
    return html`<div role="alert">
        ${
          failure === undefined
            ? nothing
            : html`<p class="notice danger">
                ${icon(alertIcon)}
                <span>${isOfField ? this.t('form.invalid') : this.messageOf(failure)}</span>
              </p>`
        }
      </div>
      <div class="row">
        <button
          type="submit"
          class="button ${isDirty ? 'primary' : ''}"
          part="button"
          aria-disabled=${this.working || !isDirty ? 'true' : nothing}
        >
          ${this.t(this.working ? 'form.saving' : 'plans.budgets_save')}
        </button>
        <span role="status">${this.justSaved ? this.t('plans.budgets_saved') : nothing}</span>
      </div>`;
  }

  #edit(id: string, text: string): void {
    this.texts = { ...this.texts, [id]: text };
    this.failure = undefined;
    this.justSaved = false;
    this.#tell();
  }

  #tell(): void {
    const { saved } = this;
    const dirty = saved !== undefined && !sameBudgets(this.texts, budgetTexts(saved.value));
    dispatch(this, 'steward-change', { dirty });
  }

  async #read(): Promise<void> {
    const { billing } = this;
    if (billing === undefined) return;
    try {
      this.failure = undefined;
      const team = new Team(billing.client, billing.workspaceId);
      const [saved, { items }] = await Promise.all([
        billing.readBudgets(),
        team.readMembers({ limit: membersShown }),
      ]);
      this.members = items;
      this.#take(saved);
    } catch (error) {
      this.failure = refusalOf(error);
    }
  }

  #take(saved: Versioned<CreditBudgets>): void {
    this.saved = saved;
    this.texts = budgetTexts(saved.value);
    this.#tell();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (!this.working && !this.readonly) void this.#save();
  };

  async #save(): Promise<void> {
    const { billing, saved, texts } = this;
    if (billing === undefined || saved === undefined) return;
    if (sameBudgets(texts, budgetTexts(saved.value))) return;
    this.working = true;
    this.failure = undefined;
    try {
      this.#take(await billing.setBudgets(saved.etag, budgetsOf(texts)));
      this.justSaved = true;
    } catch (error) {
      this.failure = refusalOf(error);
      this.#meet(error);
      dispatch(this, 'steward-error', { error: this.failure });
    } finally {
      this.working = false;
    }
  }

  /** Somebody else has saved meanwhile: the next Save is on top of theirs, mine stays typed. */
  #meet(error: unknown): void {
    if (!(error instanceof Problem) || error.currentEtag === undefined) return;
    this.saved = { value: error.current as CreditBudgets, etag: error.currentEtag };
  }
}

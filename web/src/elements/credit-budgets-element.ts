import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
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
import { BudgetPeople } from '../billing/budget-people.ts';
import type { Billing } from '../client/billing.ts';
import type { CreditBudgets, Credits } from '../client/billing-types.ts';
import { Problem, type Versioned } from '../client/index.ts';
import { Team } from '../client/team.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { formStyles } from '../ui/styles/form.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { textField } from '../ui/text-field.ts';
import { creditBudgetsStyles } from './credit-budgets-styles.ts';
import { loadFailure } from './page-parts.ts';
import { percent } from '../ui/amounts.ts';

interface Asked {
  readonly people: BudgetPeople;
  readonly saved: Versioned<CreditBudgets>;
}

/** How much may be used in a period, by the workspace and by each member (ADV-15). */
export class CreditBudgetsElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    formStyles,
    creditBudgetsStyles,
  ];
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) billing: Billing | undefined;
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) alerts: readonly number[] = [];
  /** Another object means that something about credits has changed, perhaps a budget. */
  @property({ attribute: false }) credits: Credits | undefined;

  @state() private saved: Versioned<CreditBudgets> | undefined;
  @state() private people: BudgetPeople | undefined;
  @state() private texts: BudgetTexts = {};
  @state() private failure: Refusal | undefined;
  @state() private working = false;
  @state() private justSaved = false;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('billing')) {
      void this.#read();
    } else if (changed.has('credits') && !this.#isDirty() && !this.working) {
      void this.#follow();
    }
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
    const { people, saved, failure, messages } = this;
    if (people === undefined || saved === undefined) {
      return failure === undefined
        ? html`<div class="skeleton"></div>`
        : loadFailure(messages, this.messageOf(failure), () => void this.#read());
    }
    return html`${this.#field('', this.t('plans.budget_workspace'))}
      <div class="people">
        ${people.members.map(({ user_id, name }) => this.#field(user_id, name))}
      </div>
      ${people.rest === undefined ? nothing : this.#more(people)} ${this.#foot()}`;
  }

  #more(people: BudgetPeople): TemplateResult {
    return html`<div>
      <button
        type="button"
        class="button small"
        part="button"
        @click=${() => void this.#readMore(people)}
      >
        ${this.t('plans.budgets_more')}
      </button>
    </div>`;
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

  #foot(): TemplateResult | typeof nothing {
    if (this.readonly) return nothing;
    const isDirty = this.#isDirty();
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
    dispatch(this, 'steward-change', { dirty: this.#isDirty() });
  }

  #isDirty(): boolean {
    const { saved } = this;
    return saved !== undefined && !sameBudgets(this.texts, budgetTexts(saved.value));
  }

  async #read(): Promise<void> {
    await this.#try(async () => this.#show(await this.#ask()));
  }

  async #ask(): Promise<Asked | undefined> {
    const { billing, people: before } = this;
    if (billing === undefined) return undefined;
    const people = new BudgetPeople(new Team(billing.client, billing.workspaceId));
    const [saved] = await Promise.all([billing.readBudgets(), people.read(before?.members.length)]);
    await people.include(saved.value);
    return { people, saved };
  }

  #show(asked: Asked | undefined): void {
    if (asked === undefined) return;
    this.people = asked.people;
    this.#take(asked.saved);
  }

  #readMore(people: BudgetPeople): Promise<void> {
    return this.#try(async () => {
      await people.read();
      this.requestUpdate();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      this.failure = undefined;
      await act();
    } catch (error) {
      this.failure = refusalOf(error);
    }
  }

  /** Somebody else may have saved or joined; what is being typed here stays. */
  async #follow(): Promise<void> {
    try {
      const asked = await this.#ask();
      if (!this.#isDirty()) this.#show(asked);
    } catch (error) {
      // What was read before stays in view.
      dispatch(this, 'steward-error', { error: refusalOf(error) });
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

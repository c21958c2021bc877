import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../base/steward-element.ts';
import { featureName, planName } from '../billing/words.ts';
import type { Period, PlanCatalogue, Subscription } from '../client/billing-types.ts';
import type { Plans, SimulatedPlan } from '../plans.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { planSimulatorStyles } from './plan-simulator-styles.ts';
import { money, percent } from '../ui/amounts.ts';

const percentMax = 400;
const periods: readonly Period[] = ['monthly', 'yearly'];

/**
 * What each plan would cost and lack for more or less of last month's real usage. The core answers
 * while the slider moves, also offline (ux.md §6.3).
 */
export class PlanSimulatorElement extends StewardElement {
  static override styles = [StewardElement.styles, cardStyles, controlStyles, planSimulatorStyles];
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) plans: Plans | undefined;
  @property({ attribute: false }) catalogue: PlanCatalogue | undefined;
  @property({ attribute: false }) subscription: Subscription | undefined;
  /** Credits of the last 30 days. */
  @property({ attribute: false }) used = 0;

  @state() private percent = 100;
  @state() private period: Period | undefined;
  /** What is needed; the features of the present plan until the reader says otherwise. */
  @state() private needed: ReadonlySet<string> | undefined;

  override render(): TemplateResult | typeof nothing {
    const { catalogue, subscription, plans } = this;
    if (catalogue === undefined || subscription === undefined) return nothing;
    return html`<section class="card" part="card" aria-labelledby="simulator-title">
      <div class="card-header">
        <h2 id="simulator-title">${this.t('plans.simulator')}</h2>
        <p>
          ${this.t('plans.simulator_text', { count: this.#base(), source: this.used > 0 ? 'used' : 'plan' })}
        </p>
      </div>
      <div class="card-body">
        ${this.#slider()} ${this.#periods()} ${this.#features(catalogue)}
        ${
          plans === undefined
            ? html`<p class="notice info">${this.t('plans.no_core')}</p>`
            : this.#results(plans)
        }
      </div>
    </section>`;
  }

  /** Who has used nothing yet starts from what the plan brings. */
  #base(): number {
    return this.used > 0 ? this.used : (this.subscription?.monthly_credits ?? 0);
  }

  #credits(): number {
    return Math.round((this.#base() * this.percent) / 100);
  }

  #slider(): TemplateResult {
    const credits = this.#credits();
    const text = this.t('plans.simulator_use', {
      count: credits,
      percent: percent(this.messages.formats, this.percent / 100),
    });
    return html`<div class="field">
      <label class="label" for="use">${this.t('plans.simulator_slider')}</label>
      <input
        id="use"
        type="range"
        min="0"
        max=${percentMax}
        step="5"
        .value=${String(this.percent)}
        aria-valuetext=${text}
        @input=${({ target }: Event) => (this.percent = Number((target as HTMLInputElement).value))}
      />
      <output for="use">${text}</output>
    </div>`;
  }

  #periods(): TemplateResult {
    const current = this.#period();
    return html`<fieldset class="choices">
      <legend class="label">${this.t('plans.period')}</legend>
      ${periods.map(
        (period) =>
          html`<label>
            <input
              type="radio"
              name="simulated-period"
              .checked=${period === current}
              @change=${() => (this.period = period)}
            />
            <span>${this.t(`plans.period.${period}`)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  #period(): Period {
    return this.period ?? this.subscription?.period ?? 'monthly';
  }

  #needed(): ReadonlySet<string> {
    const { catalogue, subscription } = this;
    const own = catalogue?.plans.find(({ name }) => name === subscription?.plan);
    return this.needed ?? new Set(own?.features);
  }

  #features(catalogue: PlanCatalogue): TemplateResult {
    const needed = this.#needed();
    const toggle = (feature: string) => {
      const next = new Set(needed);
      if (!next.delete(feature)) next.add(feature);
      this.needed = next;
    };
    return html`<details>
      <summary>${this.t('plans.simulator_features', { count: needed.size })}</summary>
      <fieldset class="choices">
        <legend class="visually-hidden">${this.t('plans.simulator_needed')}</legend>
        ${catalogue.features.map(
          (feature) =>
            html`<label>
              <input
                type="checkbox"
                .checked=${needed.has(feature)}
                @change=${() => toggle(feature)}
              />
              <span>${featureName(this.messages, feature)}</span>
            </label>`,
        )}
      </fieldset>
    </details>`;
  }

  #results(plans: Plans): TemplateResult {
    const answer = plans.simulate({
      monthly_credits: this.#credits(),
      features: [...this.#needed()],
      currency: this.subscription?.currency ?? '',
      period: this.#period(),
    });
    if (!answer.ok) return html`${nothing}`;
    const { plans: simulated, best } = answer.value;
    return html`<ul class="results" aria-label=${this.t('plans.simulator')}>
      ${simulated.map((plan) => this.#result(plan, best))}
    </ul>`;
  }

  #result(plan: SimulatedPlan, best: SimulatedPlan | undefined): TemplateResult {
    const { messages } = this;
    const isBest = best?.plan === plan.plan && best.monthly_credits === plan.monthly_credits;
    const { currency = '' } = this.subscription ?? {};
    const cost = money(messages.formats, plan.monthly_price_minor, currency);
    const lost = plan.features_lost.map((feature) => featureName(messages, feature));
    return html`<li class=${isBest ? 'best' : ''}>
      <div class="who">
        <strong>${planName(messages, plan.plan)}</strong>
        <span class="hint">
          ${this.t('plans.credits_a_month', { count: plan.monthly_credits })}
        </span>
        ${
          isBest
            ? html`<span class="badge">
                ${icon(checkIcon, { size: 14 })} ${this.t('plans.simulator_best')}
              </span>`
            : nothing
        }
      </div>
      <p class="cost">${this.t('plans.cost_a_month', { amount: cost })}</p>
      <p class="rest ${plan.short_by > 0 ? 'short' : ''}">
        ${
          plan.short_by > 0
            ? this.t('plans.simulator_short', { count: plan.short_by })
            : this.t('plans.simulator_left', { count: plan.left_over })
        }
      </p>
      ${
        lost.length === 0
          ? nothing
          : html`<p class="hint lost">
              ${this.t('plans.simulator_lacks', { features: messages.formats.list(lost) })}
            </p>`
      }
    </li>`;
  }
}

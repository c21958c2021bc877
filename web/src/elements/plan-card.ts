import checkIcon from 'lucide-static/icons/check.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { offerOf, type Offer } from '../billing/offers.ts';
import { dateText, featureName, planName } from '../billing/words.ts';
import type { Plan, PlanChoice, Subscription } from '../client/billing-types.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { price as priceText } from '../ui/amounts.ts';

export interface PlanCardView {
  readonly messages: Messages;
  readonly plan: Plan;
  /** The plan before it, all of which this one has. */
  readonly below: Plan | undefined;
  readonly subscription: Subscription;
  readonly offers: readonly Offer[];
  /** What the card stands for; nothing where the plan is arranged personally. */
  readonly choice: PlanChoice | undefined;
  readonly readonly: boolean;
  readonly pick: (credits: number) => void;
  readonly choose: (choice: PlanChoice) => void;
}

export function planCard(view: PlanCardView): TemplateResult {
  const { messages, plan, subscription, choice } = view;
  const isCurrent = plan.name === subscription.plan;
  const id = `plan-${plan.name}`;
  return html`<li
    class="card plan ${isCurrent ? 'current' : ''}"
    part="card"
    data-plan=${plan.name}
    aria-labelledby=${id}
  >
    <h3 id=${id}>
      ${planName(messages, plan.name)}
      ${isCurrent ? html`<span class="badge">${messages.t('plans.on_now')}</span>` : nothing}
    </h3>
    <div class="price">${choice === undefined ? contact(messages) : price(view, choice)}</div>
    <div class="quantity">${choice === undefined ? nothing : quantity(view, choice)}</div>
    <div class="act">
      ${
        choice === undefined
          ? html`<p class="hint">${messages.t('code.plan_by_contact')}</p>`
          : action(view, choice)
      }
    </div>
    ${features(view)}
  </li>`;
}

const contact = (messages: Messages): TemplateResult =>
  html`<p class="figure quiet">${messages.t('plans.by_contact')}</p>`;

function price({ messages, offers, subscription }: PlanCardView, choice: PlanChoice) {
  const offer = offerOf(offers, choice);
  const amount = (minor: number) => priceText(messages.formats, minor, subscription.currency);
  if (offer === undefined) return nothing;
  const isYearly = choice.period === 'yearly';
  const { monthlyPrice: monthly, savedByYear: saved = 0 } = offer;
  return html`<p>
      <span class="figure">${amount(monthly ?? offer.price)}</span>
      <span class="hint"
        >${messages.t(monthly === undefined ? 'plans.a_year' : 'plans.a_month')}</span
      >
    </p>
    <p class="hint">
      ${isYearly ? messages.t('plans.paid_yearly', { amount: amount(offer.price) }) : nothing}
      ${
        saved > 0
          ? html`<span class="saved">
              ${messages.t(isYearly ? 'plans.saves' : 'plans.would_save', { amount: amount(saved) })}
            </span>`
          : nothing
      }
    </p>`;
}

/** A select where there is something to select (PLN-2, PLN-10). */
function quantity({ messages, plan, pick }: PlanCardView, choice: PlanChoice): TemplateResult {
  const id = `credits-${plan.name}`;
  const text = (credits: number) => messages.t('plans.buy_offer', { count: credits });
  if (plan.quantities.length === 1) {
    return html`<p>${text(choice.monthly_credits)}</p>`;
  }
  const label = messages.t('plans.quantity_of', { plan: planName(messages, plan.name) });
  return html`<label class="visually-hidden" for=${id}>${label}</label>
    <select
      class="input"
      id=${id}
      .value=${live(String(choice.monthly_credits))}
      @change=${({ target }: Event) => pick(Number((target as HTMLSelectElement).value))}
    >
      ${plan.quantities.map(
        ({ monthly_credits: credits }) =>
          html`<option value=${credits} ?selected=${credits === choice.monthly_credits}>
            ${text(credits)}
          </option>`,
      )}
    </select>`;
}

const timingWords = {
  immediate: 'plans.upgrade',
  at_period_end: 'plans.downgrade',
  none: 'plans.keep',
} as const;

/** What the core says choosing it would be; without the core, the server says it in the review. */
function action(view: PlanCardView, choice: PlanChoice): TemplateResult | typeof nothing {
  const { messages, offers, readonly, choose } = view;
  const rehearsed = offerOf(offers, choice)?.rehearsed;
  const plan = planName(messages, choice.plan);
  if (rehearsed?.rejection !== undefined) {
    const isCurrent = rehearsed.rejection.code === 'plan_unchanged';
    const text = isCurrent
      ? messages.t('plans.is_current')
      : messages.messageOf(rehearsed.rejection);
    return html`<p class="hint">${text}</p>`;
  }
  if (readonly) return nothing;
  const quote = rehearsed?.quote;
  const label = messages.t(quote === undefined ? 'plans.choose' : timingWords[quote.timing]);
  return html`<button
      type="button"
      class="button wide ${quote?.timing === 'immediate' ? 'primary' : ''}"
      part="button"
      aria-label=${messages.t('plans.act_on', { act: label, plan })}
      @click=${() => choose(choice)}
    >
      ${label}
    </button>
    ${
      quote?.timing === 'at_period_end'
        ? html`<p class="hint">
            ${messages.t('plans.from_date', { date: dateText(messages, quote.effective_at) })}
          </p>`
        : nothing
    }`;
}

function features({ messages, plan, below }: PlanCardView): TemplateResult {
  const own = plan.features.filter((feature) => !below?.features.includes(feature));
  return html`<p class="includes">
      ${
        below === undefined
          ? messages.t('plans.includes')
          : messages.t('plans.includes_below', { plan: planName(messages, below.name) })
      }
    </p>
    <ul class="features">
      ${own.map(
        (feature) =>
          html`<li>
            ${icon(checkIcon, { size: 15 })}<span>${featureName(messages, feature)}</span>
          </li>`,
      )}
    </ul>`;
}

import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import cardIcon from 'lucide-static/icons/credit-card.svg?icon';
import clockIcon from 'lucide-static/icons/clock.svg?icon';
import closeIcon from 'lucide-static/icons/x.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { timeLeft } from '../billing/time-left.ts';
import { brandName, choiceText, dateText, planName, refusalIn } from '../billing/words.ts';
import type { Credits, Subscription } from '../client/billing-types.ts';
import type { Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import { money, monthOfYear } from '../ui/amounts.ts';

export interface NoticesView {
  readonly messages: Messages;
  readonly subscription: Subscription;
  readonly credits: Credits;
  readonly mayEdit: boolean;
  /** Beside the plans there is room for what cannot wait alone. */
  readonly onlyUrgent: boolean;
  readonly now: number;
  /** Until when the reader wants to hear nothing of the trial. */
  readonly quietUntil: number;
  readonly hush: () => void;
  readonly choosePlan: () => void;
  readonly updateCard: () => void;
  readonly undo: () => void;
}

type Kind = 'info' | 'warning' | 'danger';

/** What needs attention before anything else on the page, the worst first. */
export function billingNotices(view: NoticesView): TemplateResult {
  return html`<div class="stack notices">
    ${payment(view)} ${pastDue(view)}
    ${view.onlyUrgent ? nothing : [expiringCard(view), scheduled(view), trial(view)]}
  </div>`;
}

function notice(kind: Kind, path: string, title: string, text: unknown, actions: unknown) {
  return html`<section class="notice ${kind}" part="notice" aria-label=${title}>
    ${icon(path)}
    <div class="stack tight grow">
      <strong>${title}</strong>
      <p>${text}</p>
      ${actions === nothing ? nothing : html`<div class="row">${actions}</div>`}
    </div>
  </section>`;
}

function button(label: string, act: () => void, isMain = false): TemplateResult {
  return html`<button
    type="button"
    class="button small ${isMain ? 'primary' : ''}"
    part="button"
    @click=${act}
  >
    ${label}
  </button>`;
}

/** A payment that the bank asks about, or that nobody knows the end of yet (B3). */
function payment({ messages, subscription, mayEdit }: NoticesView) {
  const open = subscription.payment;
  if (open?.state !== 'action_required' && open?.state !== 'pending') return nothing;
  const amount = money(messages.formats, open.amount_minor, open.currency);
  const isAsked = open.state === 'action_required';
  const actions =
    isAsked && mayEdit && open.action_url !== undefined
      ? html`<a class="button small primary" part="button" href=${open.action_url}>
          ${messages.t('billing.confirm_payment')}
        </a>`
      : nothing;
  const text = messages.t(isAsked ? 'billing.payment_asked' : 'billing.payment_open', { amount });
  const title = messages.t('billing.payment_under_way');
  return notice(isAsked ? 'warning' : 'info', clockIcon, title, text, actions);
}

function pastDue({ messages, subscription, mayEdit, updateCard }: NoticesView) {
  if (subscription.state !== 'past_due') return nothing;
  const refusal = refusalIn(subscription.payment);
  const why = refusal === undefined ? '' : messages.messageOf(refusal);
  const retry = subscription.next_retry_at;
  const next = messages.t('billing.past_due_text', {
    plan: planName(messages, subscription.plan),
    date: retry === undefined ? 'none' : dateText(messages, retry),
  });
  return notice(
    'danger',
    alertIcon,
    messages.t('billing.past_due'),
    html`${why} ${next}`,
    mayEdit ? button(messages.t('billing.update_card'), updateCard, true) : nothing,
  );
}

function expiringCard({ messages, subscription, mayEdit, updateCard }: NoticesView) {
  const { card } = subscription;
  if (card?.is_expiring !== true) return nothing;
  return notice(
    'warning',
    cardIcon,
    messages.t('billing.card_expiring'),
    messages.t('billing.card_expiring_text', {
      brand: brandName(card.brand),
      last_four: card.last_four,
      month: monthOfYear(messages.formats, card.expiry_year, card.expiry_month),
    }),
    mayEdit ? button(messages.t('billing.update_card'), updateCard, true) : nothing,
  );
}

function scheduled({ messages, subscription, mayEdit, undo }: NoticesView) {
  const { scheduled: change } = subscription;
  // Its day is over then; what happens next, the notice of the payment says.
  if (change === undefined || subscription.state === 'past_due') return nothing;
  const current = planName(messages, subscription.plan);
  return notice(
    'info',
    clockIcon,
    messages.t('billing.scheduled', { date: dateText(messages, change.at) }),
    messages.t('billing.scheduled_text', { choice: choiceText(messages, change), current }),
    mayEdit ? button(messages.t('billing.scheduled_undo', { plan: current }), undo) : nothing,
  );
}

/** Days and credits left, and what happens at the end; hours on the last day (B9). */
function trial(view: NoticesView) {
  const { messages, subscription, credits, mayEdit, now } = view;
  const { trial: running } = subscription;
  if (running?.is_running !== true || now < view.quietUntil) return nothing;
  const { unit, count } = timeLeft(running.ends_at, now);
  const left = credits.grants
    .filter(({ kind }) => kind === 'trial')
    .reduce((sum, grant) => sum + grant.left - grant.held, 0);
  const title = messages.t(unit === 'day' ? 'billing.trial_days' : 'billing.trial_hours', {
    count,
  });
  const ends = messages.formats.dateTime(new Date(running.ends_at));
  return html`<section class="notice info" part="notice trial" aria-label=${title}>
    ${icon(clockIcon)}
    <div class="stack tight grow">
      <strong>${title}</strong>
      <p>
        ${messages.t('billing.trial_text', {
          credits: left,
          ends,
          plan: planName(messages, subscription.plan),
        })}
      </p>
      ${
        mayEdit
          ? html`<div class="row">
              ${button(messages.t('billing.choose_plan'), view.choosePlan, true)}
            </div>`
          : nothing
      }
    </div>
    <button
      type="button"
      class="button quiet icon-only small"
      part="button"
      aria-label=${messages.t('billing.trial_hush')}
      @click=${view.hush}
    >
      ${icon(closeIcon)}
    </button>
  </section>`;
}

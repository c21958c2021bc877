import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import waitIcon from 'lucide-static/icons/clock.svg?icon';
import unknownIcon from 'lucide-static/icons/circle-question-mark.svg?icon';
import coinsIcon from 'lucide-static/icons/coins.svg?icon';
import keyIcon from 'lucide-static/icons/key-round.svg?icon';
import lockIcon from 'lucide-static/icons/lock.svg?icon';
import pauseIcon from 'lucide-static/icons/circle-pause.svg?icon';
import starIcon from 'lucide-static/icons/star.svg?icon';
import unplugIcon from 'lucide-static/icons/unplug.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { planName } from '../billing/words.ts';
import type { Connection, ConnectionHealth, ConnectionTest } from '../client/connection-types.ts';
import type { OwnAccess } from '../connections/provider-access.ts';
import { isManaged } from '../connections/provider-groups.ts';
import { healthName } from '../connections/words.ts';
import type { Messages } from '../i18n/index.ts';
import type { Provider } from '../providers.ts';
import { icon } from '../ui/icon.ts';

type Tone = 'plain' | 'accent' | 'success' | 'warning' | 'danger';

/** Text and icon say the same, so that no colour is needed to read it (X2). */
export const badge = (drawing: string, text: string, tone: Tone = 'plain'): TemplateResult =>
  html`<span class="badge ${tone}">${icon(drawing, { size: 14 })}${text}</span>`;

const healthLooks: Readonly<Record<ConnectionHealth, readonly [string, Tone]>> = {
  unknown: [unknownIcon, 'plain'],
  valid: [checkIcon, 'success'],
  invalid: [alertIcon, 'danger'],
  forbidden: [alertIcon, 'danger'],
  expired: [alertIcon, 'danger'],
  rate_limited: [waitIcon, 'warning'],
  unreachable: [unplugIcon, 'warning'],
  suspended_by_plan: [pauseIcon, 'warning'],
};

/** How one test ended. */
export function outcomeBadge(messages: Messages, outcome: ConnectionTest['outcome']) {
  const [drawing, tone] = healthLooks[outcome];
  return badge(drawing, healthName(messages, outcome), tone);
}

export function accountBadges(messages: Messages, account: Connection): TemplateResult {
  const [drawing, tone] = healthLooks[account.health];
  return html`${
    account.is_default ? badge(starIcon, messages.t('connections.default'), 'accent') : nothing
  }
  ${
    isManaged(account)
      ? badge(coinsIcon, messages.t('connections.managed'))
      : badge(drawing, healthName(messages, account.health), tone)
  }`;
}

/** Which accounts a service takes (CON-14), and the plan that an own one needs. */
export function providerBadges(
  messages: Messages,
  provider: Provider,
  access: OwnAccess,
): TemplateResult {
  const { kinds } = provider;
  return html`${
    kinds === 'managed_only' ? badge(coinsIcon, messages.t('connections.managed_only')) : nothing
  }
  ${kinds === 'own_key_required' ? badge(keyIcon, messages.t('connections.own_key')) : nothing}
  ${
    access.kind === 'plan_lacks' && kinds === 'own_key_required' && access.plan !== undefined
      ? badge(
          lockIcon,
          messages.t('connections.plan_and_up', { plan: planName(messages, access.plan) }),
          'warning',
        )
      : nothing
  }`;
}

import { html, svg, nothing, type TemplateResult } from 'lit';
import type { Credits } from '../client/billing-types.ts';
import type { Messages } from '../i18n/index.ts';

const width = 1000;
const height = 24;

/**
 * Used, reserved and available credits of the period in one bar. The words beside it say the same.
 * Where colours are the reader's own, what is used is empty (B5).
 */
export function creditMeter(messages: Messages, credits: Credits): TemplateResult {
  const { available, held, period } = credits;
  const whole = Math.max(period.used + held + available, 1);
  const parts = [
    { name: 'used', value: period.used },
    { name: 'held', value: held },
    { name: 'available', value: available },
  ];
  const label = messages.t('billing.meter', { used: period.used, held, available });
  let at = 0;
  return html`<svg
    class="meter"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    ${parts.map(({ name, value }) => {
      const part = (value / whole) * width;
      const x = at;
      at += part;
      return value === 0
        ? nothing
        : svg`<rect class=${name} x=${x} y="0" width=${part} height=${height}></rect>`;
    })}
  </svg>`;
}

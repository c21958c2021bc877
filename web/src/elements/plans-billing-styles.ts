import { css } from 'lit';

export const plansBillingStyles = css`
  :host {
    max-inline-size: none;
    container-type: inline-size;
  }
  .said:empty,
  [role='alert']:not(:has(*)) {
    position: absolute;
  }
  .notice .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .stack > .notices {
    margin-block-end: 0;
  }
  .back {
    margin-inline-start: calc(-4 * var(--_space));
  }
  .pair {
    display: grid;
    gap: calc(6 * var(--_space));
    align-items: start;
  }
  @container (min-width: 42rem) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .pair > .card {
      block-size: 100%;
    }
  }
  .split {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
  }
  .plan-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(3 * var(--_space));
  }
  .plan-name,
  .figure strong {
    font-size: 1.75rem;
    font-weight: var(--_weight-strong);
    letter-spacing: -0.02em;
    line-height: 1.2;
  }
  .figure strong {
    font-variant-numeric: tabular-nums;
  }
  .badge {
    padding: 0 calc(2 * var(--_space));
    border-radius: 1rem;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_font-size-small);
  }
  .badge.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .meter {
    display: block;
    inline-size: 100%;
    block-size: 0.875rem;
    border-radius: 0.5rem;
    background: var(--_surface-sunken);
  }
  .meter .used {
    fill: var(--_text-muted);
  }
  .meter .held {
    fill: var(--_warning);
  }
  .meter .available {
    fill: var(--_accent);
  }
  .meter-facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
    gap: calc(3 * var(--_space));
  }
  .meter-facts dt {
    display: flex;
    align-items: center;
    gap: calc(1.5 * var(--_space));
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .meter-facts dd {
    font-variant-numeric: tabular-nums;
  }
  .swatch {
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 50%;
    background: var(--_text-muted);
  }
  .swatch.held {
    background: var(--_warning);
  }
  .sentences {
    display: grid;
    gap: var(--_space);
    list-style: none;
  }
  .sentences .warning {
    color: var(--_warning);
  }
  .payment-card {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  .card-line {
    display: flex;
    align-items: center;
    gap: calc(3 * var(--_space));
  }
  .card-line .hint {
    display: block;
  }
  .card-line .expiring {
    color: var(--_warning);
  }
  .payment-card div .hint {
    margin-block-start: calc(1.5 * var(--_space));
  }
  @media (forced-colors: active) {
    .meter {
      border: 1px solid CanvasText;
    }
    .meter .used {
      fill: Canvas;
    }
    .meter .held {
      fill: Mark;
    }
    .meter .available {
      fill: Highlight;
    }
    .swatch {
      border: 1px solid CanvasText;
      background: Canvas;
      forced-color-adjust: none;
    }
    .swatch.held {
      background: Mark;
    }
  }
`;

import { css } from 'lit';

/**
 * Areas of a page: `card` with `card-header`, `card-body`, `card-footer`; `stack` and `row` for
 * distances; `notice` with `info`, `success`, `warning` or `danger`.
 */
export const cardStyles = css`
  .card {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .card-header {
    display: grid;
    gap: var(--_space);
    padding: calc(5 * var(--_space)) calc(6 * var(--_space)) 0;
  }
  .card-header p {
    color: var(--_text-muted);
  }
  .card-body {
    display: grid;
    gap: calc(5 * var(--_space));
    padding: calc(5 * var(--_space)) calc(6 * var(--_space)) calc(6 * var(--_space));
  }
  .card-footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: calc(3 * var(--_space));
    padding: calc(4 * var(--_space)) calc(6 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  @media (max-width: 480px) {
    .card-header {
      padding: calc(4 * var(--_space)) calc(4 * var(--_space)) 0;
    }
    .card-body {
      padding: calc(4 * var(--_space));
    }
    .card-footer {
      padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    }
  }
  .stack {
    display: grid;
    gap: calc(6 * var(--_space));
    min-inline-size: 0;
  }
  .stack.tight {
    gap: calc(2 * var(--_space));
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(3 * var(--_space));
  }
  .notice {
    display: flex;
    align-items: start;
    gap: calc(3 * var(--_space));
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface-sunken);
  }
  .notice > svg {
    margin-block-start: 0.12em;
  }
  .notice.info {
    background: var(--_accent-soft);
  }
  .notice.info > svg {
    color: var(--_accent);
  }
  .notice.success {
    background: var(--_success-soft);
  }
  .notice.success > svg {
    color: var(--_success);
  }
  .notice.warning {
    background: var(--_warning-soft);
  }
  .notice.warning > svg {
    color: var(--_warning);
  }
  .notice.danger {
    border-color: var(--_danger);
    background: var(--_danger-soft);
  }
  .notice.danger > svg {
    color: var(--_danger);
  }
  @media print {
    .card {
      border-color: #000;
      box-shadow: none;
      break-inside: avoid;
    }
  }
`;

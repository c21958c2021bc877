import { css } from 'lit';

export const planComparisonStyles = css`
  :host {
    container-type: inline-size;
  }
  .plans {
    display: grid;
    gap: calc(4 * var(--_space));
  }
  .plans-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(3 * var(--_space));
  }
  .periods {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  .periods label {
    position: relative;
    cursor: pointer;
  }
  .periods label span {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_control-height);
    padding-inline: calc(4 * var(--_space));
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
  }
  .periods input {
    position: absolute;
    inset: 0;
    opacity: 0;
  }
  .periods input:checked + span {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .periods input:focus-visible + span {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .periods .hint {
    margin-inline-start: calc(2 * var(--_space));
    color: var(--_success);
  }
  .cards {
    display: grid;
    gap: calc(3 * var(--_space));
    list-style: none;
  }
  .plan {
    display: grid;
    align-content: start;
    gap: calc(3 * var(--_space));
    min-inline-size: 0;
    padding: calc(4 * var(--_space));
  }
  .plan.current {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    font-size: var(--_font-size-large);
  }
  .badge {
    padding: 0 calc(2 * var(--_space));
    border-radius: 1rem;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: var(--_font-size-small);
  }
  .figure {
    font-size: 1.375rem;
    font-weight: var(--_weight-strong);
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.25;
  }
  .figure.quiet {
    font-size: var(--_font-size-large);
  }
  .saved {
    color: var(--_success);
  }
  .quantity {
    align-self: center;
  }
  select.input {
    padding-inline: calc(2 * var(--_space)) var(--_space);
  }
  .act {
    display: grid;
    gap: var(--_space);
    align-content: start;
  }
  .includes {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .features {
    display: grid;
    gap: calc(1.5 * var(--_space));
    list-style: none;
    font-size: var(--_font-size-small);
  }
  .features li {
    display: flex;
    align-items: start;
    gap: calc(1.5 * var(--_space));
    overflow-wrap: anywhere;
  }
  .features svg {
    margin-block-start: 0.15em;
    color: var(--_success);
  }
  @container (min-width: 44rem) {
    .cards {
      grid-template-columns: repeat(5, minmax(0, 1fr));
      /* Name, price, quantity, action, then what is included: level across the row. */
      grid-template-rows: repeat(6, auto);
      gap: 0 calc(2 * var(--_space));
    }
    .plan {
      grid-template-rows: subgrid;
      grid-row: span 6;
      padding: calc(4 * var(--_space)) calc(3 * var(--_space));
    }
    .features {
      align-content: start;
    }
  }
  .all {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  summary {
    min-block-size: 2.75rem;
    padding: calc(2.5 * var(--_space)) calc(4 * var(--_space));
    font-weight: var(--_weight-strong);
    cursor: pointer;
  }
  .only {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: 2.75rem;
    padding: 0 calc(4 * var(--_space));
  }
  .only input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    accent-color: var(--_accent);
  }
  .scroll {
    overflow-x: auto;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_font-size-small);
  }
  th,
  td {
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    border-block-start: 1px solid var(--_border);
    text-align: center;
  }
  th[scope='row'] {
    min-inline-size: 10rem;
    padding-inline-start: calc(4 * var(--_space));
    font-weight: inherit;
    text-align: start;
  }
  th.current {
    color: var(--_accent);
  }
  td svg {
    margin-inline: auto;
    color: var(--_success);
  }
  @media (forced-colors: active) {
    .features svg,
    td svg {
      color: CanvasText;
    }
    .periods input:checked + span {
      outline: 2px solid Highlight;
    }
    .plan.current {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .act,
    .periods {
      display: none;
    }
  }
`;

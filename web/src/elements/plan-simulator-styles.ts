import { css } from 'lit';

export const planSimulatorStyles = css`
  input[type='range'] {
    inline-size: 100%;
    min-block-size: 2.75rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  output {
    font-variant-numeric: tabular-nums;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(5 * var(--_space));
  }
  .choices legend {
    padding: 0;
  }
  .choices label {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: 2.5rem;
  }
  .choices input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    accent-color: var(--_accent);
  }
  summary {
    min-block-size: 2rem;
    padding-block: var(--_space);
    color: var(--_accent);
    cursor: pointer;
  }
  .results {
    list-style: none;
  }
  .results li {
    display: grid;
    grid-template-columns: minmax(9rem, 1fr) minmax(8rem, auto) minmax(9rem, auto);
    gap: 0 calc(4 * var(--_space));
    align-items: baseline;
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  .results .best {
    border-radius: var(--_radius-control);
    background: var(--_success-soft);
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(2 * var(--_space));
    align-items: baseline;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    color: var(--_success);
    font-size: var(--_font-size-small);
    font-weight: var(--_weight-strong);
  }
  .cost,
  .rest {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .rest {
    color: var(--_success);
  }
  .rest.short {
    color: var(--_danger);
  }
  .lost {
    grid-column: 1 / -1;
  }
  .best .hint {
    color: var(--_text);
  }
  @media (max-width: 600px) {
    .results li {
      grid-template-columns: 1fr auto;
    }
    .rest {
      grid-column: 1 / -1;
      text-align: start;
    }
  }
`;

import { css } from 'lit';

/** The table of a charge, sentences about it, and lists of what is gained and lost. */
export const planReviewStyles = css`
  .charge {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .charge th,
  .charge td {
    padding: calc(2 * var(--_space)) 0;
    border-block-end: 1px solid var(--_border);
    font-weight: inherit;
    text-align: start;
    vertical-align: baseline;
  }
  .charge td {
    padding-inline-start: calc(4 * var(--_space));
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  .charge .hint {
    display: block;
  }
  .charge tfoot th,
  .charge tfoot td {
    border: 0;
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
  }
  .sentences,
  .changes ul {
    display: grid;
    gap: calc(1.5 * var(--_space));
    list-style: none;
  }
  .changes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: calc(4 * var(--_space));
  }
  .changes:not(:has(section)) {
    display: none;
  }
  .changes section {
    display: grid;
    gap: calc(2 * var(--_space));
    align-content: start;
  }
  .changes li {
    display: flex;
    align-items: start;
    gap: calc(2 * var(--_space));
    overflow-wrap: anywhere;
  }
  .changes svg {
    margin-block-start: 0.2em;
  }
  .gain svg {
    color: var(--_success);
  }
  .lose svg {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .changes svg {
      color: CanvasText;
    }
  }
  .skeleton {
    block-size: 12rem;
  }
  [role='status']:not(:has(*)) {
    position: absolute;
  }
`;

import { css } from 'lit';

export const usageStyles = css`
  .split {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
  }
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10rem, 14rem));
    gap: calc(3 * var(--_space));
  }
  .skeleton {
    block-size: 13rem;
  }
  .empty {
    padding-block: calc(8 * var(--_space));
    text-align: center;
  }
  summary {
    min-block-size: 2rem;
    padding-block: var(--_space);
    color: var(--_accent);
    cursor: pointer;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: calc(1.5 * var(--_space)) 0;
    border-block-end: 1px solid var(--_border);
    font-weight: inherit;
    text-align: start;
    vertical-align: baseline;
  }
  thead th {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .number {
    padding-inline-start: calc(4 * var(--_space));
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  tbody th {
    overflow-wrap: anywhere;
  }
  th svg {
    inline-size: 100%;
    block-size: 0.375rem;
    margin-block-start: var(--_space);
    fill: var(--_accent);
  }
  th svg:dir(rtl) {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    th svg {
      fill: CanvasText;
    }
  }
`;

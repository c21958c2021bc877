import { css } from 'lit';

export const teamInvitationsStyles = css`
  ul {
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    padding-block: calc(3 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  li:first-child {
    border: 0;
  }
  .who {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .strong {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    font-weight: var(--_weight-strong);
  }
  .expired {
    color: var(--_warning);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    font-variant-numeric: tabular-nums;
  }
  .said {
    grid-column: 1 / -1;
  }
  .said:empty {
    display: none;
  }
  .link {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  @media (max-width: 640px) {
    li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media print {
    .actions {
      display: none;
    }
  }
`;

import { css } from 'lit';

export const teamMembersStyles = css`
  :host {
    max-inline-size: 60rem;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: calc(3 * var(--_space));
    padding: calc(4 * var(--_space)) calc(5 * var(--_space));
  }
  .tools .search {
    flex: 1 1 14rem;
  }
  .tools .filter {
    flex: 0 1 10rem;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(3 * var(--_space));
    padding: calc(5 * var(--_space)) calc(5 * var(--_space)) 0;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  th {
    position: sticky;
    inset-block-start: var(--steward-sticky-top, 0px);
    z-index: 1;
    padding: calc(1 * var(--_space)) calc(3 * var(--_space));
    border-block: 1px solid var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: var(--_weight-strong);
    text-align: start;
  }
  td {
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border-block-end: 1px solid var(--_border);
    vertical-align: middle;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: calc(5 * var(--_space));
  }
  th:last-child,
  td:last-child {
    padding-inline-end: calc(4 * var(--_space));
    text-align: end;
  }
  .mark {
    inline-size: 3rem;
  }
  .mark input {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    vertical-align: middle;
    accent-color: var(--_accent);
  }
  th.role {
    inline-size: 13rem;
  }
  th.joined {
    inline-size: 9rem;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .sort:hover {
    color: var(--_text);
  }
  .person {
    display: flex;
    align-items: center;
    gap: calc(3 * var(--_space));
    min-inline-size: 0;
  }
  .who {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .who .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .strong {
    font-weight: var(--_weight-strong);
  }
  .badge {
    padding: 0 calc(2 * var(--_space));
    border: 1px solid var(--_border-control);
    border-radius: 1rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .role-select {
    max-inline-size: 12rem;
  }
  .why {
    margin-block-start: var(--_space);
  }
  .narrow-label {
    display: none;
  }
  .bulk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
    padding: calc(2 * var(--_space)) calc(5 * var(--_space));
    border-block-start: 1px solid var(--_border);
    background: var(--_accent-soft);
  }
  .bulk .input {
    inline-size: auto;
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(3 * var(--_space));
    padding: calc(3 * var(--_space)) calc(5 * var(--_space));
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: calc(3 * var(--_space));
    padding: calc(10 * var(--_space)) calc(5 * var(--_space));
    border-block-start: 1px solid var(--_border);
    text-align: center;
  }
  .busy table {
    opacity: 0.7;
  }
  @media (max-width: 640px) {
    table,
    tbody {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: calc(2 * var(--_space)) calc(3 * var(--_space));
      padding: calc(3 * var(--_space)) calc(4 * var(--_space));
      border-block-start: 1px solid var(--_border);
    }
    td,
    td:first-child,
    td:last-child {
      padding: 0;
      border: 0;
    }
    .mark {
      inline-size: auto;
    }
    td.name:first-child {
      grid-column: 1 / 3;
    }
    td.role {
      grid-column: 1 / -1;
      order: 2;
    }
    td.joined {
      grid-column: 1 / -1;
      order: 3;
    }
    .role-select {
      max-inline-size: none;
    }
    .tools .filter {
      flex-basis: 100%;
    }
    .narrow-label {
      display: inline;
    }
    .narrow-label::after {
      content: ': ';
    }
    .tools,
    .head,
    .pager,
    .bulk {
      padding-inline: calc(4 * var(--_space));
    }
  }
  @media (forced-colors: active) {
    .badge {
      border-color: CanvasText;
    }
  }
  @media print {
    .tools,
    .pager,
    .mark,
    .end,
    .why,
    .sort svg,
    .head .row,
    .bulk {
      display: none;
    }
    .role-select,
    .role-select:disabled {
      border: 0;
      padding: 0;
      inline-size: auto;
      appearance: none;
      background: none;
      color: #000;
    }
    th {
      position: static;
      background: none;
      color: #000;
    }
    tr {
      break-inside: avoid;
    }
  }
`;

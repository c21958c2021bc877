import { css } from 'lit';

/** What stands around the fields: error summary, tabs, counter, and the bar with Save. */
export const formStyles = css`
  .input-row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .input-row > .input {
    flex: 1 1 12rem;
  }
  .said:not(:empty) {
    display: grid;
    gap: calc(1.5 * var(--_space));
  }
  .count {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .count.over {
    color: var(--_danger);
  }
  .summary h2 {
    font-size: inherit;
  }
  .summary ul {
    display: grid;
    gap: var(--_space);
    list-style: none;
  }
  .summary a {
    color: var(--_danger);
    display: inline-block;
    padding-block: 0.125rem; /* 24 px to press */
  }
  .tabs {
    display: flex;
    gap: calc(5 * var(--_space));
    overflow-x: auto;
    border-block-end: 1px solid var(--_border);
  }
  .tab {
    min-block-size: 2.75rem;
    margin-block-end: -1px;
    padding: 0 var(--_space);
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_text-muted);
    font: inherit;
    font-weight: var(--_weight-strong);
    white-space: nowrap;
    cursor: pointer;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
  }
  .tab:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius-control);
  }
  /* What has the focus is not left under the bar (WCAG 2.4.11). */
  .input,
  .button,
  .said > * {
    scroll-margin-block: calc(24 * var(--_space));
  }
  .save-bar {
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: calc(2 * var(--_space)) calc(3 * var(--_space));
    padding: calc(3 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    transition: box-shadow var(--_duration);
  }
  .save-bar.dirty {
    position: sticky;
    inset-block-end: max(calc(3 * var(--_space)), env(safe-area-inset-bottom));
    border-color: var(--_border-control);
    box-shadow: var(--_shadow-raised);
  }
  .save-bar .status {
    display: flex;
    flex: 1 1 12rem;
    align-items: center;
    gap: calc(2 * var(--_space));
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .save-bar .status.success {
    color: var(--_success);
  }
  .save-bar .status.danger {
    color: var(--_danger);
  }
  .save-bar progress {
    flex: 1 1 4rem;
    max-inline-size: 10rem;
    accent-color: var(--_accent);
  }
  @media (max-width: 480px) {
    /* Discard and Save stay side by side below it. */
    .save-bar .status:has(*) {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
  @media print {
    .save-bar,
    .tabs {
      display: none;
    }
  }
`;

import { css } from 'lit';
import { connectionBadgeStyles, tileStyles } from './connection-badge-styles.ts';

export const connectionsStyles = [
  connectionBadgeStyles,
  tileStyles,
  css`
    :host {
      max-inline-size: 60rem;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: calc(3 * var(--_space));
      padding: calc(5 * var(--_space)) calc(5 * var(--_space)) 0;
    }
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: calc(3 * var(--_space));
      padding: calc(4 * var(--_space)) calc(5 * var(--_space)) calc(5 * var(--_space));
    }
    .tools .search {
      flex: 1 1 14rem;
    }
    .search .said:not(:has(*)) {
      display: none;
    }
    .tools .filter {
      flex: 0 1 13rem;
    }
    .switches {
      display: flex;
      flex-wrap: wrap;
      gap: calc(2 * var(--_space));
    }
    .switch {
      min-block-size: var(--_control-height);
      padding: 0 calc(3 * var(--_space));
      border: 1px solid var(--_border-control);
      border-radius: 2rem;
      background: var(--_surface);
      color: inherit;
      font: inherit;
      font-size: var(--_font-size-small);
      cursor: pointer;
    }
    .switch:hover {
      background: var(--_surface-sunken);
    }
    .switch[aria-pressed='true'] {
      border-color: var(--_accent);
      background: var(--_accent-soft);
      color: var(--_accent);
      font-weight: var(--_weight-strong);
    }
    .groups {
      display: grid;
      gap: calc(4 * var(--_space));
    }
    .groups:empty,
    .groups:not(:has(*)) {
      display: none;
    }
    .group-head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(3 * var(--_space));
      padding: calc(4 * var(--_space)) calc(5 * var(--_space)) calc(3 * var(--_space));
    }
    .who {
      display: grid;
      flex: 1 1 12rem;
      gap: calc(0.5 * var(--_space));
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .accounts {
      list-style: none;
    }
    .account {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(2 * var(--_space)) calc(3 * var(--_space));
      padding: calc(3 * var(--_space)) calc(5 * var(--_space));
      border-block-start: 1px solid var(--_border);
    }
    .facts-line {
      display: flex;
      flex-wrap: wrap;
      gap: 0 calc(2 * var(--_space));
    }
    .facts-line span + span::before {
      content: '·';
      margin-inline-end: calc(2 * var(--_space));
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space);
      margin-inline-end: calc(-2 * var(--_space));
    }
    .account > .notice,
    .told {
      flex: 1 0 100%;
    }
    .stack > [role='alert']:not(:has(*)),
    .told:not(:has(*)) {
      position: absolute;
    }
    .said.success {
      color: var(--_success);
    }
    .said.warning {
      color: var(--_warning);
    }
    .catalogue .tiles {
      padding: 0 calc(5 * var(--_space)) calc(5 * var(--_space));
    }
    .more {
      padding: 0 calc(5 * var(--_space)) calc(5 * var(--_space));
    }
    .empty {
      display: grid;
      justify-items: center;
      gap: calc(3 * var(--_space));
      padding: calc(10 * var(--_space)) calc(5 * var(--_space));
      text-align: center;
    }
    @media (max-width: 480px) {
      .head,
      .tools,
      .group-head,
      .account,
      .catalogue .tiles,
      .more {
        padding-inline: calc(4 * var(--_space));
      }
      .tools .filter {
        flex-basis: 100%;
      }
    }
    @media (forced-colors: active) {
      .switch[aria-pressed='true'] {
        border-width: 2px;
        border-color: Highlight;
      }
    }
    @media print {
      .tools,
      .acts,
      .catalogue,
      .head .button,
      .group-head .button {
        display: none;
      }
    }
  `,
];

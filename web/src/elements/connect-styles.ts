import { css } from 'lit';
import { connectionBadgeStyles, tileStyles } from './connection-badge-styles.ts';

export const connectStyles = [
  connectionBadgeStyles,
  tileStyles,
  css`
    dialog {
      --dialog-size: 40rem;
    }
    form {
      display: grid;
      gap: calc(5 * var(--_space));
    }
    .notice ul {
      display: grid;
      gap: var(--_space);
      padding-inline-start: calc(4 * var(--_space));
    }
    .steps {
      display: grid;
      gap: calc(4 * var(--_space));
      list-style: none;
      counter-reset: step;
    }
    .steps > li {
      position: relative;
      display: grid;
      gap: calc(2 * var(--_space));
      min-inline-size: 0;
      padding-inline-start: calc(9 * var(--_space));
      counter-increment: step;
    }
    .steps > li::before {
      content: counter(step);
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 0;
      display: grid;
      place-items: center;
      inline-size: 1.5rem;
      block-size: 1.5rem;
      border-radius: 50%;
      background: var(--_accent-soft);
      color: var(--_accent);
      font-size: var(--_font-size-small);
      font-weight: var(--_weight-strong);
    }
    .out svg {
      display: inline;
      vertical-align: -0.1em;
    }
    .optional {
      font-weight: 400;
    }
    .input.secret {
      font-family: var(--_font-mono);
    }
    .input-row {
      flex-wrap: nowrap;
    }
    textarea.input {
      resize: vertical;
    }
    .check {
      display: flex;
      align-items: start;
      gap: calc(2 * var(--_space));
      min-block-size: 1.5rem;
      cursor: pointer;
    }
    .check input {
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
      margin: 0.1em 0 0;
      accent-color: var(--_accent);
    }
    .told:not(:has(*)) {
      position: absolute;
    }
    .hint span {
      display: block;
    }
    .testing {
      color: var(--_text-muted);
    }
    .consent {
      display: grid;
      gap: calc(2 * var(--_space));
    }
    .consent ul {
      padding-inline-start: calc(5 * var(--_space));
    }
    .history {
      display: grid;
      gap: calc(2 * var(--_space));
    }
    .history ul {
      display: grid;
      gap: calc(2 * var(--_space));
      list-style: none;
    }
    .history li {
      display: grid;
      gap: var(--_space);
    }
    summary {
      min-block-size: 2rem;
      color: var(--_accent);
      cursor: pointer;
    }
    details > div {
      display: grid;
      gap: calc(4 * var(--_space));
      padding-block-start: calc(3 * var(--_space));
    }
    @media (forced-colors: active) {
      .steps > li::before {
        border: 1px solid CanvasText;
      }
    }
    @media (max-width: 480px) {
      .steps > li {
        padding-inline-start: calc(8 * var(--_space));
      }
    }
  `,
];

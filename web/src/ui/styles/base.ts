import { css } from 'lit';

/** What every root needs: reset, text, focus ring. Works in a shadow root and in a document. */
export const baseStyles = css`
  :host {
    display: block;
    color: var(--_text);
    font: var(--_font-size) / var(--_line-height) var(--_font);
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  h1 {
    font-size: var(--_font-size-title);
    line-height: 1.25;
    letter-spacing: -0.015em;
    font-weight: var(--_weight-strong);
    text-wrap: balance;
  }
  h2 {
    font-size: var(--_font-size-large);
    line-height: 1.35;
    letter-spacing: -0.005em;
    font-weight: var(--_weight-strong);
  }
  h3 {
    font-size: var(--_font-size);
    font-weight: var(--_weight-strong);
  }
  p {
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    color: var(--_accent-hover);
  }
  code {
    font-family: var(--_font-mono);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  svg {
    display: block;
    flex: none;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .muted {
    color: var(--_text-muted);
  }
  .small {
    font-size: var(--_font-size-small);
  }
  .visually-hidden:not(:focus):not(:active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skeleton {
    border-radius: var(--_radius-control);
    background: var(--_surface-sunken);
    animation: pulse 1.6s ease-in-out infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
`;

import { css } from 'lit';

/**
 * Buttons, inputs and the parts of a field. Classes: `button` with `primary`, `danger`, `quiet`,
 * `icon-only`, `small`; `input` (also on select and textarea); `field` around `label`, `hint`,
 * the control and `error`.
 */
export const controlStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(2 * var(--_space));
    min-block-size: var(--_control-height);
    padding: calc(1.5 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: var(--_weight-strong);
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background var(--_duration),
      border-color var(--_duration),
      color var(--_duration);
  }
  .button:hover {
    background: var(--_surface-sunken);
    color: var(--_text);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .button.primary:hover {
    background: var(--_accent-hover);
    color: var(--_accent-text);
  }
  .button.danger {
    border-color: currentcolor;
    color: var(--_danger);
  }
  .button.danger:hover {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .button.danger.primary,
  .button.danger.primary:hover {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_danger-text);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover {
    background: var(--_surface-sunken);
  }
  .button.small {
    padding-inline: calc(3 * var(--_space));
    font-size: var(--_font-size-small);
  }
  .button.icon-only {
    inline-size: var(--_control-height);
    padding: 0;
  }
  .button.wide {
    inline-size: 100%;
  }
  .button[aria-disabled='true'],
  .button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  .button.link {
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .field {
    display: grid;
    gap: calc(1.5 * var(--_space));
    min-inline-size: 0;
  }
  .label {
    font-weight: var(--_weight-strong);
    justify-self: start;
  }
  .hint {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .error {
    display: flex;
    align-items: start;
    gap: calc(1.5 * var(--_space));
    color: var(--_danger);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .error svg {
    margin-block-start: 0.15em;
  }
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control-height);
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: var(--_text);
    /* Below 16 px, a phone zooms into the page when the field gets the focus. */
    font: inherit;
    transition: border-color var(--_duration);
  }
  @media (pointer: coarse) {
    .input {
      font-size: max(1rem, var(--_font-size));
    }
  }
  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .input[readonly],
  .input:disabled {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text);
    opacity: 1;
  }
  /* An address or an id keeps its own direction in a right-to-left page. */
  .input.ltr:not(:placeholder-shown) {
    direction: ltr;
  }
  @media (forced-colors: active) {
    .button,
    .input {
      border-color: ButtonBorder;
    }
    .button.primary {
      border-width: 2px;
    }
    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
    .input[aria-invalid='true'] {
      border-width: 2px;
    }
  }
`;

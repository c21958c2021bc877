import { css } from 'lit';

export const paletteStyles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(100% - 2rem, 34rem);
    max-block-size: min(70dvh, 30rem);
    margin-block-start: 12dvh;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow-raised);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  .search {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    padding: calc(2 * var(--_space)) calc(4 * var(--_space));
    border-block-end: 1px solid var(--_border);
  }
  .text {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(1rem, var(--_font-size));
  }
  .text::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .text:focus-visible {
    outline: 0;
  }
  .search:focus-within {
    box-shadow: inset 0 -2px 0 var(--_focus);
  }
  [role='listbox'] {
    flex: 1;
    min-block-size: 0;
    padding: calc(2 * var(--_space));
    overflow-y: auto;
  }
  [role='listbox']:not(:has(*)) {
    display: none;
  }
  .title {
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .option {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 calc(3 * var(--_space));
    min-block-size: 2.5rem;
    padding: var(--_space) calc(3 * var(--_space));
    border-radius: var(--_radius-control);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .option[aria-selected='true'] {
    background: var(--_accent-soft);
  }
  .none:not(.visually-hidden) {
    padding: calc(5 * var(--_space));
    color: var(--_text-muted);
  }
  @media (pointer: coarse) {
    .option {
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

import { css } from 'lit';

/** A native dialog: a card in the middle, the whole screen on a phone. */
export const dialogStyles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(100% - 2rem, var(--dialog-size, 32rem));
    max-block-size: min(100% - 2rem, 54rem);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow-raised);
    overscroll-behavior: contain;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  header,
  footer {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(3 * var(--_space));
    padding: calc(4 * var(--_space)) calc(5 * var(--_space));
  }
  header {
    justify-content: space-between;
    padding-block-end: calc(2 * var(--_space));
  }
  footer {
    flex-wrap: wrap;
    justify-content: end;
    border-block-start: 1px solid var(--_border);
  }
  .body {
    display: grid;
    flex: 1 1 auto;
    align-content: start;
    gap: calc(4 * var(--_space));
    min-block-size: 0;
    padding: calc(2 * var(--_space)) calc(5 * var(--_space)) calc(5 * var(--_space));
    overflow-y: auto;
  }
  /* An alert that has nothing to say takes no room, but is there to be filled. */
  [role='alert']:not(:has(*)) {
    position: absolute;
  }
  @media (max-width: 480px) {
    dialog {
      inline-size: 100%;
      max-inline-size: none;
      block-size: 100%;
      max-block-size: none;
      margin: 0;
      border: 0;
      border-radius: 0;
    }
  }
`;

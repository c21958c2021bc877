import { css } from 'lit';

export const inviteStyles = css`
  dialog {
    --dialog-size: 38rem;
  }
  textarea {
    min-block-size: 6rem;
    resize: vertical;
    line-height: var(--_line-height);
  }
  .sorted {
    display: grid;
    gap: calc(3 * var(--_space));
  }
  .sorted h3 {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
  }
  .sorted ul {
    display: grid;
    gap: var(--_space);
    margin-block-start: calc(1.5 * var(--_space));
    list-style: none;
  }
  .sorted li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(3 * var(--_space));
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border-radius: var(--_radius-control);
    background: var(--_surface-sunken);
    overflow-wrap: anywhere;
  }
  .ready > h3 {
    color: var(--_success);
  }
  .mend > h3 {
    color: var(--_danger);
  }
`;

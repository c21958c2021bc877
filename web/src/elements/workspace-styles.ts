import { css } from 'lit';

export const workspaceStyles = css`
  .preview {
    display: grid;
    gap: calc(3 * var(--_space));
    padding: calc(4 * var(--_space));
    border-radius: var(--_radius-control);
    background: var(--_surface-sunken);
  }
  .sample {
    display: inline-flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-block-size: 2.25rem;
    max-inline-size: 100%;
    padding: var(--_space) calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
`;

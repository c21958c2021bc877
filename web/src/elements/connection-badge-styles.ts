import { css } from 'lit';

/** Badges, and the mark of a service: on the page and in its dialogs. */
export const connectionBadgeStyles = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    padding: 0 calc(2 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: 1rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 400;
    line-height: 1.6;
  }
  .badge.accent {
    border-color: transparent;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .badge.success {
    border-color: transparent;
    background: var(--_success-soft);
    color: var(--_success);
  }
  .badge.warning {
    border-color: transparent;
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .badge.danger {
    border-color: transparent;
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(2 * var(--_space));
  }
  .mark {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface-sunken);
    font-weight: var(--_weight-strong);
  }
  .mark.large {
    inline-size: 3.5rem;
    block-size: 3.5rem;
    color: var(--_text-muted);
  }
  @media (forced-colors: active) {
    .badge,
    .badge[class] {
      border-color: CanvasText;
    }
  }
`;

/** Services as a grid of buttons. */
export const tileStyles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13.5rem, 100%), 1fr));
    gap: calc(2 * var(--_space));
    list-style: none;
  }
  .tile {
    display: flex;
    align-items: start;
    gap: calc(3 * var(--_space));
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 3.5rem;
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    transition: border-color var(--_duration);
  }
  .tile:hover {
    border-color: var(--_border-control);
    background: var(--_surface-sunken);
  }
  .tile-text {
    display: grid;
    gap: calc(0.5 * var(--_space));
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .tile-text .line {
    margin-block-start: var(--_space);
  }
`;

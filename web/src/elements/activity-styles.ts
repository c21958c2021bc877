import { css } from 'lit';

export const activityStyles = css`
  :host {
    max-inline-size: 60rem;
  }
  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12.5rem, 1fr));
    gap: calc(3 * var(--_space));
    padding: calc(5 * var(--_space)) calc(5 * var(--_space)) calc(4 * var(--_space));
  }
  .events {
    list-style: none;
  }
  .events li {
    display: grid;
    gap: var(--_space);
    padding: calc(3 * var(--_space)) calc(5 * var(--_space));
    border-block-start: 1px solid var(--_border);
    overflow-wrap: anywhere;
  }
  .events li.refused {
    background: var(--_danger-soft);
  }
  .events li.refused .hint {
    color: var(--_text);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(2 * var(--_space));
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    padding: 0 calc(2 * var(--_space));
    border: 1px solid var(--_danger);
    border-radius: 1rem;
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
  .changes {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0 calc(3 * var(--_space));
    font-size: var(--_font-size-small);
  }
  .changes dt {
    color: var(--_text-muted);
  }
  .changes dd {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .changes ins {
    text-decoration: none;
    font-weight: var(--_weight-strong);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(3 * var(--_space));
    padding: calc(3 * var(--_space)) calc(5 * var(--_space));
    border-block-start: 1px solid var(--_border);
  }
  .empty {
    padding: calc(8 * var(--_space)) calc(5 * var(--_space));
    border-block-start: 1px solid var(--_border);
    text-align: center;
  }
  .busy .events {
    opacity: 0.7;
  }
  @media (max-width: 480px) {
    .tools,
    .events li,
    .foot {
      padding-inline: calc(4 * var(--_space));
    }
  }
  @media print {
    .tools,
    .foot {
      display: none;
    }
  }
`;

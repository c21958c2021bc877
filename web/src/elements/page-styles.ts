import { css } from 'lit';

export const pageStyles = css`
  :host {
    max-inline-size: 46rem;
  }
  .page {
    display: grid;
    gap: calc(5 * var(--_space));
    min-inline-size: 0;
  }
  .notices:not(:has(*)) {
    display: none;
  }
  .notices {
    gap: calc(3 * var(--_space));
    margin-block-end: calc(5 * var(--_space));
  }
  .waiting {
    animation: appear 0s 150ms both;
  }
  .waiting .skeleton {
    block-size: 15rem;
  }
  .waiting .skeleton.short {
    block-size: 12.5rem;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(6rem, max-content) 1fr;
    gap: calc(2 * var(--_space)) calc(5 * var(--_space));
    align-items: center;
  }
  .facts dt {
    color: var(--_text-muted);
  }
  .facts dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  @media (max-width: 480px) {
    .facts {
      grid-template-columns: 1fr;
      gap: var(--_space);
    }
    .facts dd + dt {
      margin-block-start: calc(2 * var(--_space));
    }
  }
`;

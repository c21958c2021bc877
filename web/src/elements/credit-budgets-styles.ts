import { css } from 'lit';

export const creditBudgetsStyles = css`
  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
    gap: calc(3 * var(--_space));
  }
  .skeleton {
    block-size: 8rem;
  }
  [role='alert']:not(:has(*)) {
    position: absolute;
  }
`;

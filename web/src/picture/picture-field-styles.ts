import { css } from 'lit';

export const pictureFieldStyles = css`
  .card {
    position: relative;
  }
  .card.over {
    outline: 2px dashed var(--_accent);
    outline-offset: -6px;
    background: var(--_accent-soft);
  }
  .faces {
    gap: calc(5 * var(--_space));
  }
  .before {
    display: inline-flex;
    align-items: center;
    gap: calc(3 * var(--_space));
    margin-inline-end: calc(-2 * var(--_space));
    color: var(--_text-muted);
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
  .buttons {
    flex: 1 1 14rem;
    gap: calc(2 * var(--_space));
  }
  .said:empty {
    display: none;
  }
  .refusal {
    display: grid;
    gap: calc(2 * var(--_space));
    overflow-wrap: anywhere;
  }
`;

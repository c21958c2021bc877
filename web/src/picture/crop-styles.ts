import { css } from 'lit';

export const cropStyles = css`
  :host {
    --shape: 50%;
  }
  :host([kind='workspace']) {
    --shape: 24%;
  }
  .cropper {
    display: grid;
    gap: calc(4 * var(--_space));
  }
  .stage {
    display: grid;
    place-items: center;
    block-size: clamp(12rem, 44vh, 20rem);
    overflow: hidden;
    border-radius: var(--_radius-control);
    /* A chequered ground shows where the picture lets light through. */
    background: repeating-conic-gradient(#b6bcc8 0% 25%, #d5d9e1 0% 50%) 50% / 16px 16px;
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .stage:active {
    cursor: grabbing;
  }
  .frame {
    position: relative;
    /* The picture is placed from the frame's own left edge, whatever way the text runs. */
    direction: ltr;
  }
  .frame img {
    position: absolute;
    inset: 0 auto auto 0;
    max-inline-size: none;
    transform-origin: 0 0;
  }
  .frame.main {
    block-size: calc(100% - 3rem);
    aspect-ratio: 1;
  }
  .frame.main::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 2px solid #fff;
    border-radius: var(--shape);
    box-shadow: 0 0 0 100vmax rgb(10 12 18 / 60%);
    pointer-events: none;
  }
  .tools input[type='range'] {
    flex: 1 1 6rem;
    min-inline-size: 5rem;
    min-block-size: 1.5rem;
    accent-color: var(--_accent);
  }
  .gap {
    flex: 0 0 var(--_space);
  }
  .previews {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  .previews .frame {
    overflow: hidden;
    border-radius: var(--shape);
  }
  .s88 {
    inline-size: 88px;
    block-size: 88px;
  }
  .s40 {
    inline-size: 40px;
    block-size: 40px;
  }
  .s24 {
    inline-size: 24px;
    block-size: 24px;
  }
  .check {
    display: flex;
    gap: calc(3 * var(--_space));
    min-block-size: 1.5rem;
  }
  .check input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    accent-color: var(--_accent);
  }
  .check .hint {
    display: block;
  }
  @media (forced-colors: active) {
    .frame.main::after {
      border-color: Highlight;
    }
  }
`;

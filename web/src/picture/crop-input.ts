import * as geometry from './crop-geometry.ts';
import { nudge, panBy, zoomBy, zoomStep, type CropStep } from './crop-steps.ts';

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * What a key does to the crop: arrows move the frame over the picture, with Shift in strides;
 * + and − zoom; R turns right, Shift+R left; 0 starts again.
 */
export function cropKey(event: Key): CropStep | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const by = event.shiftKey ? nudge * 5 : nudge;
  switch (event.key) {
    case 'ArrowLeft':
      return panBy(by, 0);
    case 'ArrowRight':
      return panBy(-by, 0);
    case 'ArrowUp':
      return panBy(0, by);
    case 'ArrowDown':
      return panBy(0, -by);
    case '+':
    case '=':
      return zoomBy(zoomStep);
    case '-':
    case '_':
      return zoomBy(1 / zoomStep);
    case 'r':
    case 'R':
      return event.shiftKey ? geometry.turnedBack : geometry.turned;
    case '0':
      return (size) => geometry.centred(size);
    default:
      return undefined;
  }
}

interface Moves {
  /** By fractions of the frame. */
  pan(right: number, down: number): void;
  zoom(factor: number, anchor: { readonly x: number; readonly y: number }): void;
}

/** Turns pointers into moves: one drags, two pinch, the wheel zooms where it points. */
export class CropGestures {
  readonly #pointers = new Map<number, { x: number; y: number }>();

  constructor(private readonly moves: Moves) {}

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const frame = this.#frameOf(event);
    const others = [...this.#pointers].filter(([id]) => id !== event.pointerId);
    this.#pointers.set(event.pointerId, now);
    const other = others[0]?.[1];
    if (other === undefined) {
      this.moves.pan((now.x - before.x) / frame.width, (now.y - before.y) / frame.height);
      return;
    }
    const distance = (point: { x: number; y: number }) =>
      Math.hypot(point.x - other.x, point.y - other.y);
    const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    this.moves.zoom(distance(now) / Math.max(distance(before), 1), anchorIn(frame, middle));
  };

  readonly up = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
  };

  readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const frame = this.#frameOf(event);
    this.moves.zoom(Math.exp(-event.deltaY / 500), anchorIn(frame, event));
  };

  #frameOf(event: Event): DOMRect {
    const stage = event.currentTarget as HTMLElement;
    return (stage.firstElementChild ?? stage).getBoundingClientRect();
  }
}

function anchorIn(frame: DOMRect, at: { readonly clientX: number; readonly clientY: number }) {
  return { x: (at.clientX - frame.left) / frame.width, y: (at.clientY - frame.top) / frame.height };
}

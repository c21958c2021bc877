/**
 * Where the crop square lies on a picture. Pure arithmetic: no DOM, no pixels.
 *
 * Two spaces are used. *Upright*: the picture as browsers show it, EXIF orientation applied.
 * *Turned*: the upright picture after `turns` quarter turns clockwise; the square lives there, so
 * panning and zooming follow what the eye sees.
 */
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Crop {
  /** Quarter turns clockwise, 0…3. */
  readonly turns: number;
  /** 1 = the square is as large as the picture allows. */
  readonly zoom: number;
  /** Middle of the square, in pixels of the turned picture. */
  readonly x: number;
  readonly y: number;
}
/** The square in whole pixels of the picture after `turns`. */
export interface CropSquare {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  readonly turns: number;
}

const sideMin = 48;
const zoomMax = 8;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

export function turnedSize(size: Size, turns: number): Size {
  return turns % 2 === 0 ? size : { width: size.height, height: size.width };
}

/** Small pictures are not blown up: the square keeps at least 48 pixels. */
export function zoomLimit(size: Size): number {
  return clamp(Math.min(size.width, size.height) / sideMin, 1, zoomMax);
}

export function sideOf(size: Size, crop: Crop): number {
  return Math.min(size.width, size.height) / crop.zoom;
}

function held(size: Size, crop: Crop): Crop {
  const zoom = clamp(crop.zoom, 1, zoomLimit(size));
  const half = sideOf(size, { ...crop, zoom }) / 2;
  const { width, height } = turnedSize(size, crop.turns);
  return {
    turns: crop.turns,
    zoom,
    x: clamp(crop.x, half, width - half),
    y: clamp(crop.y, half, height - half),
  };
}

/** The largest square in the middle. */
export function centred(size: Size): Crop {
  return { turns: 0, zoom: 1, x: size.width / 2, y: size.height / 2 };
}

/** Moves the picture under the frame by fractions of the frame's side: right and down are +. */
export function panned(size: Size, crop: Crop, right: number, down: number): Crop {
  const side = sideOf(size, crop);
  return held(size, { ...crop, x: crop.x - right * side, y: crop.y - down * side });
}

/** Zooms by `factor`; the point of the picture under `anchor` (fractions of the frame) stays. */
export function zoomed(
  size: Size,
  crop: Crop,
  factor: number,
  anchor: { readonly x: number; readonly y: number } = { x: 0.5, y: 0.5 },
): Crop {
  const before = sideOf(size, crop);
  const zoom = clamp(crop.zoom * factor, 1, zoomLimit(size));
  const shrink = before - sideOf(size, { ...crop, zoom });
  return held(size, {
    turns: crop.turns,
    zoom,
    x: crop.x + (anchor.x - 0.5) * shrink,
    y: crop.y + (anchor.y - 0.5) * shrink,
  });
}

/** A quarter turn clockwise about the middle of the square. */
export function turned(size: Size, crop: Crop): Crop {
  const { height } = turnedSize(size, crop.turns);
  return held(size, { ...crop, turns: (crop.turns + 1) % 4, x: height - crop.y, y: crop.x });
}

/** One quarter turn anticlockwise is three clockwise. */
export function turnedBack(size: Size, crop: Crop): Crop {
  return turned(size, turned(size, turned(size, crop)));
}

/**
 * The six numbers of a CSS `matrix()` that puts the upright picture, drawn at its own size with
 * the origin at its top left, behind a frame of `frame` pixels.
 */
export function matrixOf(size: Size, crop: Crop, frame: number): readonly number[] {
  const side = sideOf(size, crop);
  const scale = frame / side;
  const left = (crop.x - side / 2) * scale;
  const top = (crop.y - side / 2) * scale;
  const [width, height] = [size.width * scale, size.height * scale];
  switch (crop.turns) {
    case 1:
      return [0, scale, -scale, 0, height - left, -top];
    case 2:
      return [-scale, 0, 0, -scale, width - left, height - top];
    case 3:
      return [0, -scale, scale, 0, -left, width - top];
    default:
      return [scale, 0, 0, scale, -left, -top];
  }
}

/** The square that is cut, in whole pixels and inside the turned picture. */
export function squareOf(size: Size, crop: Crop): CropSquare {
  const { width, height } = turnedSize(size, crop.turns);
  const exact = sideOf(size, crop);
  const side = Math.max(1, Math.min(Math.round(exact), width, height));
  return {
    left: clamp(Math.round(crop.x - exact / 2), 0, width - side),
    top: clamp(Math.round(crop.y - exact / 2), 0, height - side),
    side,
    turns: crop.turns,
  };
}

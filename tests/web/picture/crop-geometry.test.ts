import { describe, expect, it } from 'vitest';
import * as crop from '../../../web/src/picture/crop-geometry.ts';

const wide = { width: 400, height: 200 };
const tall = { width: 300, height: 900 };

/** Where the matrix puts a point of the upright picture. */
function shown(size: crop.Size, square: crop.Crop, frame: number, x: number, y: number) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = crop.matrixOf(size, square, frame);
  return [a * x + c * y + e, b * x + d * y + f].map((value) => Math.round(value * 1000) / 1000);
}

describe('the crop square (A2)', () => {
  it('starts as the largest one in the middle', () => {
    expect(crop.squareOf(wide, crop.centred(wide))).toEqual({
      left: 100,
      top: 0,
      side: 200,
      turns: 0,
    });
    expect(crop.squareOf(tall, crop.centred(tall))).toEqual({
      left: 0,
      top: 300,
      side: 300,
      turns: 0,
    });
  });

  it('never leaves the picture', () => {
    const far = crop.panned(wide, crop.centred(wide), -10, -10);
    expect(crop.squareOf(wide, far)).toEqual({ left: 200, top: 0, side: 200, turns: 0 });
    const back = crop.panned(wide, far, 10, 10);
    expect(crop.squareOf(wide, back)).toEqual({ left: 0, top: 0, side: 200, turns: 0 });
  });

  it('keeps the point under the pointer when it zooms', () => {
    const start = crop.centred(wide);
    const anchor = { x: 0.25, y: 0.75 };
    const near = crop.zoomed(wide, start, 2, anchor);
    expect(shown(wide, near, 100, 150, 150)).toEqual([25, 75]);
    expect(shown(wide, start, 100, 150, 150)).toEqual([25, 75]);
  });

  it('zooms between the whole picture and 48 pixels', () => {
    const near = crop.zoomed(wide, crop.centred(wide), 100);
    expect(crop.sideOf(wide, near)).toBeCloseTo(48);
    expect(crop.zoomed(wide, near, 0.0001).zoom).toBe(1);
    expect(crop.zoomLimit({ width: 20, height: 20 })).toBe(1);
    expect(crop.zoomLimit({ width: 8000, height: 8000 })).toBe(8);
  });

  it('comes back after four quarter turns', () => {
    const start = crop.panned(wide, crop.zoomed(wide, crop.centred(wide), 2), 0.4, 0.2);
    const once = crop.turned(wide, start);
    expect(crop.turned(wide, crop.turned(wide, crop.turned(wide, once)))).toEqual(start);
    expect(crop.turnedBack(wide, once)).toEqual(start);
  });

  it('shows in the frame what is cut, at every turn', () => {
    const { width, height } = tall;
    let square = crop.panned(tall, crop.zoomed(tall, crop.centred(tall), 3), 0.3, -0.6);
    for (let turns = 0; turns < 4; turns += 1) {
      const { left, top, side } = crop.squareOf(tall, square);
      // Where a clockwise turn of the whole picture takes its top left corner.
      const corner = [
        [0, 0],
        [height, 0],
        [width, height],
        [0, width],
      ][turns] as [number, number];
      const [x = 0, y = 0] = shown(tall, square, side, 0, 0);
      expect(Math.abs(x - (corner[0] - left))).toBeLessThan(1);
      expect(Math.abs(y - (corner[1] - top))).toBeLessThan(1);
      square = crop.turned(tall, square);
    }
  });
});

import { describe, expect, it } from 'vitest';
import * as geometry from '../../../web/src/picture/crop-geometry.ts';
import { cropKey } from '../../../web/src/picture/crop-input.ts';

const size = { width: 800, height: 800 };
const start = geometry.zoomed(size, geometry.centred(size), 2);
const press = (key: string, more: Partial<Parameters<typeof cropKey>[0]> = {}) =>
  cropKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('the crop by keyboard (A2)', () => {
  it('moves the frame over the picture, in strides with Shift', () => {
    expect(press('ArrowRight')?.(size, start).x).toBe(420);
    expect(press('ArrowRight', { shiftKey: true })?.(size, start).x).toBe(500);
    expect(press('ArrowUp')?.(size, start).y).toBe(380);
  });
  it('zooms, turns and starts again', () => {
    expect(press('+')?.(size, start).zoom).toBe(2.5);
    expect(press('-')?.(size, start).zoom).toBe(1.6);
    expect(press('r')?.(size, start).turns).toBe(1);
    expect(press('R', { shiftKey: true })?.(size, start).turns).toBe(3);
    expect(press('0')?.(size, start)).toEqual(geometry.centred(size));
  });
  it('leaves the keys of the browser and the dialog alone', () => {
    expect(press('r', { ctrlKey: true })).toBeUndefined();
    expect(press('Escape')).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});

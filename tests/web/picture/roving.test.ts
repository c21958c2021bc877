import { describe, expect, it } from 'vitest';
import { rovingIndex } from '../../../web/src/picture/roving.ts';

const grid = { count: 10, columns: 4, rightToLeft: false };

describe('a grid by keyboard (A3, G2)', () => {
  it('moves by cells and rows and stays inside', () => {
    expect(rovingIndex('ArrowRight', 3, grid)).toBe(4);
    expect(rovingIndex('ArrowLeft', 0, grid)).toBe(0);
    expect(rovingIndex('ArrowRight', 9, grid)).toBe(9);
    expect(rovingIndex('ArrowDown', 1, grid)).toBe(5);
    expect(rovingIndex('ArrowDown', 7, grid)).toBe(7);
    expect(rovingIndex('ArrowUp', 5, grid)).toBe(1);
    expect(rovingIndex('ArrowUp', 2, grid)).toBe(2);
    expect(rovingIndex('Home', 7, grid)).toBe(0);
    expect(rovingIndex('End', 7, grid)).toBe(9);
  });
  it('follows the eye from right to left (G6)', () => {
    expect(rovingIndex('ArrowLeft', 3, { ...grid, rightToLeft: true })).toBe(4);
    expect(rovingIndex('ArrowRight', 3, { ...grid, rightToLeft: true })).toBe(2);
  });
  it('leaves other keys alone', () => {
    expect(rovingIndex('Enter', 3, grid)).toBeUndefined();
    expect(rovingIndex('a', 3, grid)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { iconPath } from '../../../web/build/icons.ts';

const drawing = (shapes: string) => iconPath(`<!-- a --><svg width="24">${shapes}</svg>`);

describe('icons become one path', () => {
  it.each([
    ['<path d="M1 2h3" />', 'M1 2h3'],
    ['<line x1="1" x2="3" y1="2" y2="4" />', 'M1 2L3 4'],
    ['<circle cx="12" cy="12" r="3" />', 'M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z'],
    ['<rect x="1" y="2" width="3" height="4" />', 'M1 2h3v4h-3z'],
    ['<polyline points="1 2 3 4" />', 'M1 2 3 4'],
    ['<polygon points="1 2 3 4" />', 'M1 2 3 4z'],
  ])('draws %s', (shapes, path) => {
    expect(drawing(shapes)).toBe(path);
  });

  it('starts each shape at its own place', () => {
    expect(drawing('<path d="M1 1h2"/><path d="m22 7-8.9 5.7a1 1 0 0 1-2 0"/>')).toBe(
      'M1 1h2M22 7l-8.9 5.7a1 1 0 0 1-2 0',
    );
    expect(drawing('<path d="m5 6h4"/><path d="m16 19 2 2 4-4"/>')).toBe('M5 6h4M16 19l2 2 4-4');
  });

  it('refuses what it cannot draw', () => {
    expect(() => drawing('<text>a</text>')).toThrow('`text`');
  });
});

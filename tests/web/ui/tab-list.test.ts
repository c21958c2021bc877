import { describe, expect, it } from 'vitest';
import { neighbour } from '../../../web/src/ui/tab-list.ts';

const tabs = ['details', 'security', 'api_key'].map((name) => ({ name, label: name }));
const from = (key: string, current: string, rightToLeft = false) =>
  neighbour(key, tabs, current, rightToLeft);

describe('tabs by keyboard (G2)', () => {
  it('goes round in both directions', () => {
    expect(from('ArrowRight', 'details')).toBe('security');
    expect(from('ArrowRight', 'api_key')).toBe('details');
    expect(from('ArrowLeft', 'details')).toBe('api_key');
  });
  it('follows the eye where text runs from right to left (G6)', () => {
    expect(from('ArrowRight', 'security', true)).toBe('details');
    expect(from('ArrowLeft', 'security', true)).toBe('api_key');
  });
  it('jumps to the ends and leaves other keys alone', () => {
    expect(from('Home', 'api_key')).toBe('details');
    expect(from('End', 'details')).toBe('api_key');
    expect(from('Enter', 'details')).toBeUndefined();
  });
});

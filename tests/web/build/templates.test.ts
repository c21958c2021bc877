import { describe, expect, it } from 'vitest';
import { parseSync } from 'vite';
import { shortenTemplates } from '../../../web/build/templates.ts';

const shorten = (code: string) => shortenTemplates(code, parseSync('a.js', code).program as never);

describe('indentation in templates', () => {
  it('becomes one space, also in templates within templates', () => {
    const code = 'const t = html`<p>\n  ${on ? html`<b>\n    x</b>` : no}\n</p>`;\n  f();';
    expect(shorten(code)).toBe('const t = html`<p> ${on ? html`<b> x</b>` : no} </p>`;\n  f();');
  });

  it('stays in every other text', () => {
    const code = 'const t = text`a\n  b` + `c\n  d`;';
    expect(shorten(code)).toBe(code);
  });
});

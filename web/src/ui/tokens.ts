import { css, unsafeCSS, type CSSResult } from 'lit';

/** A documented custom property: what a host may set, its value here, and what it is for. */
export interface Token {
  readonly name: string;
  readonly value: string;
  readonly purpose: string;
}

const token = (name: string, value: string, purpose: string): Token => ({ name, value, purpose });
const pair = (light: string, dark: string): string => `light-dark(${light}, ${dark})`;

/**
 * A host sets `--steward-<name>` on any ancestor; our styles read the private `--_<name>`. Text on
 * its surface has a contrast of 4.5 : 1 or more in both themes, a control's border of 3 : 1.
 */
export const tokens: readonly Token[] = [
  token('background', pair('#f6f7f9', '#0f1115'), 'page behind the cards'),
  token('surface', pair('#ffffff', '#171a21'), 'cards, bars, menus'),
  token('surface-sunken', pair('#f1f3f6', '#1f232c'), 'hovered rows, quiet areas in a card'),
  token('text', pair('#171a21', '#eceef3'), 'text'),
  token('text-muted', pair('#5a6272', '#a2aab9'), 'hints and secondary text'),
  token('border', pair('#e2e5eb', '#2b303b'), 'lines between areas'),
  token('border-control', pair('#828a9a', '#6d7687'), 'border of inputs and buttons'),
  token('accent', pair('#3a55d9', '#9aacff'), 'main action, links, selection'),
  token('accent-hover', pair('#2c43b5', '#b7c3ff'), 'main action under the pointer'),
  token('accent-soft', pair('#eceffd', '#232a47'), 'background of what is selected'),
  token('accent-text', pair('#ffffff', '#10142a'), 'text on the accent'),
  token('danger', pair('#b42331', '#ff9a9a'), 'errors and destructive actions'),
  token('danger-soft', pair('#fdeeee', '#3a1e22'), 'background of an error'),
  token('danger-text', pair('#ffffff', '#2b0b0d'), 'text on the danger colour'),
  token('warning', pair('#8a5200', '#f2bd6b'), 'warnings'),
  token('warning-soft', pair('#fdf3e0', '#35290f'), 'background of a warning'),
  token('success', pair('#1a7048', '#74d3a2'), 'confirmations'),
  token('success-soft', pair('#e8f6ee', '#16301f'), 'background of a confirmation'),
  token('focus', pair('#3a55d9', '#b7c3ff'), 'focus ring'),
  token('scrim', 'rgb(10 12 18 / 55%)', 'behind a dialog'),
  token('font', 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', 'typeface'),
  token('font-mono', 'ui-monospace, "SF Mono", Menlo, Consolas, monospace', 'ids and addresses'),
  token('font-size', '0.9375rem', 'text and controls'),
  token('font-size-small', '0.8125rem', 'hints, labels of groups'),
  token('font-size-large', '1.0625rem', 'title of a card'),
  token('font-size-title', '1.5rem', 'title of a page'),
  token('line-height', '1.5', 'text'),
  token('weight-strong', '600', 'titles, labels, buttons'),
  token('space', '0.25rem', 'unit that every distance is a multiple of'),
  token('radius', '0.75rem', 'cards and dialogs'),
  token('radius-control', '0.5rem', 'inputs, buttons, menu entries'),
  token('shadow', '0 1px 2px rgb(16 20 30 / 6%)', 'cards'),
  token('shadow-raised', '0 12px 32px rgb(10 14 24 / 22%)', 'dialogs, menus, toasts'),
  token('control-height', '2.5rem', 'least height of a control; 2.75rem for coarse pointers'),
  token('duration', '140ms', 'transitions; 0 where less motion is wished'),
];

/** Declares the private aliases on `root`: `:host` of an element, `:root` of the shell. */
export function tokenStyles(root: ':host' | ':root'): CSSResult {
  const declare = ({ name, value }: Token) => `--_${name}: var(--steward-${name}, ${value});`;
  const themed = (theme: string) =>
    root === ':host' ? `:host([theme='${theme}'])` : `:root[data-theme='${theme}']`;
  return css`
    ${unsafeCSS(root)} {
      ${unsafeCSS(tokens.map(declare).join('\n'))}
    }
    ${unsafeCSS(themed('light'))} {
      color-scheme: light;
    }
    ${unsafeCSS(themed('dark'))} {
      color-scheme: dark;
    }
    ${unsafeCSS(themed('system'))} {
      color-scheme: light dark;
    }
    @media (pointer: coarse) {
      ${unsafeCSS(root)} {
        --_control-height: var(--steward-control-height, 2.75rem);
      }
    }
    @media (prefers-reduced-motion: reduce) {
      ${unsafeCSS(root)} {
        --_duration: 0s;
      }
    }
  `;
}

import { html, type TemplateResult } from 'lit';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
}

/**
 * Tabs after the ARIA pattern with automatic activation: arrows, Home and End move and choose.
 * The panel is `<div role="tabpanel" id="panel" aria-labelledby="tab-<name>">`.
 */
export function tabList<Name extends string>(
  label: string,
  tabs: readonly Tab<Name>[],
  current: Name,
  choose: (name: Name) => void,
): TemplateResult {
  const move = (event: KeyboardEvent) => {
    const list = event.currentTarget as HTMLElement;
    const next = neighbour(event.key, tabs, current, getComputedStyle(list).direction === 'rtl');
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    list.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${label} @keydown=${move}>
    ${tabs.map(
      ({ name, label: text }) =>
        html`<button
          type="button"
          class="tab"
          part="tab ${name}-tab"
          role="tab"
          id="tab-${name}"
          aria-selected=${name === current}
          aria-controls="panel"
          tabindex=${name === current ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}

export function neighbour<Name extends string>(
  key: string,
  tabs: readonly Tab<Name>[],
  current: Name,
  rightToLeft: boolean,
): Name | undefined {
  const at = tabs.findIndex(({ name }) => name === current);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + (rightToLeft ? -1 : 1),
    ArrowLeft: at + (rightToLeft ? 1 : -1),
    Home: 0,
    End: tabs.length - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : tabs.at(next % tabs.length)?.name;
}

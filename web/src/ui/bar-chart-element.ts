import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../base/steward-element.ts';
import { barsOf, labelled, moved, ticksFor } from './chart-scale.ts';

export interface ChartPoint {
  /** Below the bar. */
  readonly label: string;
  readonly value: number;
  /** The same in words, for whoever reads bar by bar. */
  readonly text: string;
}

const height = 160;
const margin = { top: 10, right: 4, bottom: 24, left: 52 };
const labelWidth = 72;
const usualWidth = 640;

/**
 * Values side by side as bars. It is one stop of the Tab key: arrows, Home and End read bar by
 * bar, and what is read is written below. A table beside it says the same (B6).
 */
export class BarChartElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    css`
      :host {
        direction: ltr;
      }
      svg {
        inline-size: 100%;
        block-size: auto;
        overflow: visible;
      }
      .chart {
        border-radius: var(--_radius-control);
      }
      .bar {
        fill: var(--_accent);
      }
      .slot {
        fill: transparent;
      }
      .slot:hover,
      .slot.read {
        fill: var(--_surface-sunken);
      }
      .line {
        stroke: var(--_border);
      }
      text {
        fill: var(--_text-muted);
        font: 0.75rem var(--_font);
      }
      .read-out {
        min-block-size: 1.5em;
        color: var(--_text-muted);
        font-size: var(--_font-size-small);
        text-align: center;
      }
      @media (forced-colors: active) {
        .bar,
        text {
          fill: CanvasText;
        }
        .slot:hover,
        .slot.read {
          fill: Highlight;
        }
      }
    `,
  ];

  /** What the bars show, for the name of the chart. */
  @property() label = '';
  @property({ attribute: false }) points: readonly ChartPoint[] = [];
  /** Whether later bars stand at the left: the reader's language runs from there. */
  @property({ type: Boolean }) mirrored = false;

  @state() private at: number | undefined;
  /** In CSS pixels, so that the words keep their size. */
  @state() private width = usualWidth;
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.width = Math.round(entry.contentRect.width);
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('points')) this.at = undefined;
  }

  override render(): TemplateResult {
    const { points, at } = this;
    const last = Math.max(points.length - 1, 0);
    const read = points[at ?? last];
    return html`<div
      class="chart"
      part="chart"
      role="slider"
      tabindex="0"
      aria-label=${this.label}
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax=${last}
      aria-valuenow=${at ?? last}
      aria-valuetext=${read?.text ?? ''}
      @keydown=${this.#key}
      @focus=${() => (this.at ??= last)}
      @pointerleave=${() => (this.at = undefined)}
    >
      ${this.#picture()}
      <p class="read-out" aria-hidden="true">${at === undefined ? nothing : read?.text}</p>
    </div>`;
  }

  #picture(): TemplateResult {
    const { points } = this;
    const box = { width: Math.max(1, this.width - margin.left - margin.right), height };
    const ordered = this.mirrored ? points.toReversed() : points;
    const ticks = ticksFor(Math.max(0, ...points.map(({ value }) => value)));
    const top = ticks.at(-1) ?? 1;
    const bars = barsOf(
      ordered.map(({ value }) => value),
      top,
      box,
    );
    const room = box.width / Math.max(points.length, 1);
    const whole = margin.top + height + margin.bottom;
    return html`<svg viewBox="0 0 ${this.width} ${whole}" aria-hidden="true">
      ${ticks.map((tick) => this.#tick(tick, top, box.width))}
      <g transform="translate(${margin.left} ${margin.top})">
        ${bars.map((bar, index) => {
          const isRead = this.at !== undefined && this.#place(index) === this.at;
          return svg`<rect class="slot ${isRead ? 'read' : ''}" x=${index * room} y="0"
              width=${room} height=${box.height}
              @pointerenter=${() => (this.at = this.#place(index))}></rect>
            <rect class="bar" x=${bar.x} y=${bar.y} width=${bar.width} height=${bar.height}
              pointer-events="none"></rect>`;
        })}
        ${labelled(points.length, Math.floor(box.width / labelWidth)).map(
          (index) =>
            svg`<text x=${(index + 0.5) * room} y=${box.height + 17} text-anchor="middle">
              ${ordered[index]?.label}
            </text>`,
        )}
      </g>
    </svg>`;
  }

  #tick(tick: number, top: number, width: number): SVGTemplateResult {
    const y = margin.top + height * (1 - tick / top);
    return svg`<line class="line" x1=${margin.left} x2=${margin.left + width} y1=${y} y2=${y}>
      </line>
      <text x=${margin.left - 6} y=${y + 4} text-anchor="end">
        ${this.messages.formats.number(tick)}
      </text>`;
  }

  /** The point that stands at a place, and the other way round. */
  #place(index: number): number {
    return this.mirrored ? this.points.length - 1 - index : index;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { points, mirrored } = this;
    const next = moved(event.key, this.at ?? points.length - 1, points.length, mirrored);
    if (next === undefined) return;
    event.preventDefault();
    this.at = next;
  };
}

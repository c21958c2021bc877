import downIcon from 'lucide-static/icons/arrow-down.svg?icon';
import leftIcon from 'lucide-static/icons/arrow-left.svg?icon';
import rightIcon from 'lucide-static/icons/arrow-right.svg?icon';
import upIcon from 'lucide-static/icons/arrow-up.svg?icon';
import turnLeftIcon from 'lucide-static/icons/rotate-ccw.svg?icon';
import turnRightIcon from 'lucide-static/icons/rotate-cw.svg?icon';
import zoomInIcon from 'lucide-static/icons/zoom-in.svg?icon';
import zoomOutIcon from 'lucide-static/icons/zoom-out.svg?icon';
import { html, type TemplateResult } from 'lit';
import type { MessageId, Messages } from '../i18n/index.ts';
import { icon } from '../ui/icon.ts';
import * as geometry from './crop-geometry.ts';
import { nudge, panBy, zoomBy, zoomStep, type CropStep } from './crop-steps.ts';

const tools: readonly (readonly [MessageId, string, CropStep])[] = [
  ['picture.turn_left', turnLeftIcon, geometry.turnedBack],
  ['picture.turn_right', turnRightIcon, geometry.turned],
  ['picture.move_left', leftIcon, panBy(nudge, 0)],
  ['picture.move_up', upIcon, panBy(0, nudge)],
  ['picture.move_down', downIcon, panBy(0, -nudge)],
  ['picture.move_right', rightIcon, panBy(-nudge, 0)],
];

/** The same as by drag and pinch, for those who press only (WCAG 2.5.7). */
export function cropTools(
  messages: Messages,
  size: geometry.Size | undefined,
  crop: geometry.Crop | undefined,
  change: (step: CropStep) => void,
): TemplateResult {
  const limit = size === undefined ? 1 : geometry.zoomLimit(size);
  const zoom = crop?.zoom ?? 1;
  const press = (label: MessageId, path: string, step: CropStep): TemplateResult => {
    const name = messages.t(label);
    return html`<button
      type="button"
      class="button icon-only"
      aria-label=${name}
      title=${name}
      @click=${() => change(step)}
    >
      ${icon(path)}
    </button>`;
  };
  return html`<div class="row tools">
      ${press('picture.zoom_out', zoomOutIcon, zoomBy(1 / zoomStep))}
      <input
        type="range"
        min="1"
        max=${limit}
        step="0.01"
        aria-label=${messages.t('picture.zoom')}
        ?disabled=${limit === 1}
        .value=${String(zoom)}
        @input=${(event: Event) =>
          change(zoomBy(Number((event.target as HTMLInputElement).value) / zoom))}
      />
      ${press('picture.zoom_in', zoomInIcon, zoomBy(zoomStep))}
    </div>
    <div class="row tools">${tools.map((tool) => press(...tool))}</div>`;
}

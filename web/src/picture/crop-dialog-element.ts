import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DialogElement } from '../ui/dialog-element.ts';
import { ObjectAddress } from '../ui/object-address.ts';
import { cropStyles } from './crop-styles.ts';
import * as geometry from './crop-geometry.ts';
import { CropGestures, cropKey } from './crop-input.ts';
import type { CropStep } from './crop-steps.ts';
import { cropTools } from './crop-tools.ts';
import { CutFailure, cutPicture } from './editor.ts';
import type { ChosenFile } from './staged-picture.ts';

const previewSizes = [88, 40, 24] as const;

/** Tells what was cut; `detail` is the new file to stage. */
export type PictureCut = CustomEvent<ChosenFile>;

/**
 * Cuts a picture to a square by mouse, touch and keyboard (A2). The picture moves under a fixed
 * frame; nothing is decoded here, and the file that was chosen stays as it is until "Use".
 */
export class CropDialogElement extends DialogElement {
  static override styles = [DialogElement.styles, cropStyles];

  @property({ attribute: false }) file: ChosenFile | undefined;
  @property({ reflect: true }) kind: 'user' | 'workspace' = 'user';

  @state() private size: geometry.Size | undefined;
  @state() private crop: geometry.Crop | undefined;
  @state() private keepsAnimation = true;
  @state() private working = false;
  @state() private failure: CutFailure['reason'] | undefined;
  @query('.stage') private stage!: HTMLElement | null;

  readonly #address = new ObjectAddress(this, () => this.#original?.blob);
  readonly #gestures = new CropGestures({
    pan: (right, down) => this.#change((size, crop) => geometry.panned(size, crop, right, down)),
    zoom: (factor, anchor) =>
      this.#change((size, crop) => geometry.zoomed(size, crop, factor, anchor)),
  });

  protected override heading(): string {
    return this.t('picture.crop_title');
  }

  protected override body(): TemplateResult {
    const still = this.#moves && this.keepsAnimation;
    return html`<div role="alert">
        ${
          this.failure
            ? html`<p class="notice danger">${this.t(`picture.${this.failure}`)}</p>`
            : nothing
        }
      </div>
      ${this.#animation()}
      <div class="cropper" ?hidden=${still}>
        ${this.#stage()}
        <p class="hint" id="how">${this.t('picture.crop_hint')}</p>
        ${cropTools(this.messages, this.size, this.crop, (step) => this.#change(step))}
        <figure class="previews">
          <figcaption class="hint">${this.t('picture.crop_preview')}</figcaption>
          <div class="row" aria-hidden="true">
            ${previewSizes.map((size) => html`<div class="frame s${size}">${this.#image()}</div>`)}
          </div>
        </figure>
      </div>`;
  }

  protected override actions(): TemplateResult {
    const label = this.t(this.working ? 'picture.crop_working' : 'picture.crop_use');
    return this.cancelOr(label, () => void this.#use(), !this.working);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { size, crop } = this;
    if (size === undefined || crop === undefined) return;
    for (const image of this.renderRoot.querySelectorAll<HTMLElement>('.frame img')) {
      const frame = image.parentElement?.clientWidth ?? 0;
      // Through the object model: an attribute would violate the content security policy.
      image.style.transform = `matrix(${geometry.matrixOf(size, crop, frame).join(',')})`;
    }
  }

  #animation(): TemplateResult | typeof nothing {
    if (!this.#moves) return nothing;
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.keepsAnimation}
        @change=${(event: Event) =>
          (this.keepsAnimation = (event.target as HTMLInputElement).checked)}
      />
      <span>
        ${this.t('picture.keep_animation')}
        <span class="hint">${this.t('picture.keep_animation_hint')}</span>
      </span>
    </label>`;
  }

  #stage(): TemplateResult {
    const { size, crop } = this;
    const zoom = crop && size ? Math.round(crop.zoom * 100) : 100;
    return html`<div
      class="stage"
      tabindex="0"
      role="slider"
      aria-label=${this.t('picture.crop_stage')}
      aria-describedby="how"
      aria-valuemin="100"
      aria-valuemax=${size ? Math.round(geometry.zoomLimit(size) * 100) : 100}
      aria-valuenow=${zoom}
      aria-valuetext=${this.#where()}
      @keydown=${this.#key}
      @wheel=${this.#gestures.wheel}
      @pointerdown=${this.#gestures.down}
      @pointermove=${this.#gestures.move}
      @pointerup=${this.#gestures.up}
      @pointercancel=${this.#gestures.up}
    >
      <div class="frame main">${this.#image()}</div>
    </div>`;
  }

  /** The square in words: how near, and where its middle lies. */
  #where(): string {
    const { size, crop } = this;
    if (size === undefined || crop === undefined) return '';
    const { width, height } = geometry.turnedSize(size, crop.turns);
    const percent = (part: number) => Math.round(part * 100);
    return this.t('picture.crop_where', {
      zoom: percent(crop.zoom),
      across: percent(crop.x / width),
      down: percent(crop.y / height),
    });
  }

  #image(): TemplateResult {
    return html`<img
      alt=""
      draggable="false"
      src=${this.#address.current ?? nothing}
      @load=${this.#measure}
      @error=${() => (this.failure = 'crop_failed')}
    />`;
  }

  /** A file that was cut before is cut again from what was chosen. */
  get #original(): ChosenFile | undefined {
    return this.file?.cutFrom?.file ?? this.file;
  }
  get #moves(): boolean {
    return (this.#original?.facts?.frame_count ?? 1) > 1;
  }

  readonly #measure = (event: Event) => {
    if (this.size !== undefined) return;
    const { naturalWidth: width, naturalHeight: height } = event.target as HTMLImageElement;
    this.size = { width, height };
    this.crop = this.file?.cutFrom?.crop ?? geometry.centred(this.size);
    this.keepsAnimation = this.file?.cutFrom === undefined;
    this.stage?.focus();
  };

  readonly #key = (event: KeyboardEvent) => {
    const step = cropKey(event);
    if (step === undefined) return;
    event.preventDefault();
    this.#change(step);
  };

  #change(step: CropStep): void {
    if (this.size && this.crop) this.crop = step(this.size, this.crop);
  }

  async #use(): Promise<void> {
    const { size, crop } = this;
    const file = this.#original;
    if (file === undefined) return;
    if (this.#moves && this.keepsAnimation) {
      this.#finish(file);
      return;
    }
    if (size === undefined || crop === undefined) return;
    this.working = true;
    this.failure = undefined;
    try {
      const format = file.blob.type === 'image/jpeg' ? 'jpeg' : 'png';
      const blob = await cutPicture(file.blob, geometry.squareOf(size, crop), format);
      this.#finish({ blob, name: file.name, facts: undefined, cutFrom: { file, crop } });
    } catch (error) {
      if (!(error instanceof CutFailure)) throw error;
      this.failure = error.reason;
    } finally {
      this.working = false;
    }
  }

  #finish(detail: ChosenFile): void {
    this.dispatchEvent(new CustomEvent('picture-cut', { detail }));
    this.close();
  }
}

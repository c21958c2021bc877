import cropIcon from 'lucide-static/icons/crop.svg?icon';
import shapesIcon from 'lucide-static/icons/shapes.svg?icon';
import trashIcon from 'lucide-static/icons/trash-2.svg?icon';
import undoIcon from 'lucide-static/icons/undo-2.svg?icon';
import uploadIcon from 'lucide-static/icons/upload.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StewardElement } from '../base/steward-element.ts';
import type { Picture } from '../client/index.ts';
import { core, coreReady } from '../core.ts';
import { FileDrop } from '../ui/file-drop.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import type { PictureCut } from './crop-dialog-element.ts';
import { fetchAhead, loadDialog, type PictureDialog } from './dialogs.ts';
import type { IconChosen } from './icon-dialog-element.ts';
import { pictureFieldStyles } from './picture-field-styles.ts';
import { pictureFaces } from './faces.ts';
import { fileFacts, pictureRefusal } from './picture-words.ts';
import { canRedraw, redraw } from './redraw.ts';
import { keptPicture, type StagedPicture } from './staged-picture.ts';
import { judgePicture, type PictureVerdict } from './verdict.ts';

/** `detail` is what Save would do with the picture. */
export type PictureStaged = CustomEvent<StagedPicture>;
type Refused = Extract<PictureVerdict, { ok: false }>;

const accepted = '.png,.jpg,.jpeg,.gif,image/png,image/jpeg,image/gif';

/**
 * The card of a picture (A1–A4): upload, drop, paste, icon, crop, delete. Whatever is chosen is
 * judged here and staged; only Save sends it.
 */
export class PictureFieldElement extends StewardElement {
  static override styles = [StewardElement.styles, cardStyles, controlStyles, pictureFieldStyles];

  @property({ attribute: false }) picture: Picture = { kind: 'none' };
  @property({ attribute: false }) staged: StagedPicture = keptPicture;
  @property() name = '';
  /** The id that the default picture depends on. */
  @property() seed = '';
  @property() kind: 'user' | 'workspace' = 'user';
  @property({ type: Boolean }) readonly = false;
  /** What the server said about the picture. */
  @property() error: string | undefined;

  @state() private refused: Refused | undefined;
  @state() private canConvert = false;
  @state() private remark: 'many_files' | 'redraw_failed' | 'part_missing' | undefined;
  @state() private dialog: PictureDialog | undefined;
  @query('input[type=file]') private input!: HTMLInputElement;

  readonly #drop = new FileDrop(
    this,
    (files) => void this.#take(files),
    () => !this.readonly && this.dialog === undefined,
  );

  override render(): TemplateResult {
    return html`<section
        class="card ${this.#drop.over ? 'over' : ''}"
        part="card"
        aria-labelledby="title"
      >
        <div class="card-header">
          <h2 id="title">${this.t('picture.title')}</h2>
          ${
            this.readonly
              ? nothing
              : html`<p id="hint">${this.t('picture.hint', { limit: this.#limit() })}</p>`
          }
        </div>
        <div class="card-body">
          <div class="row faces">
            ${pictureFaces(this)}${this.readonly ? nothing : this.#buttons()}
          </div>
          <div class="said" aria-live="polite">${this.#said()}</div>
        </div>
      </section>
      ${this.#dialog()}`;
  }

  protected override firstUpdated(): void {
    if (!this.readonly) fetchAhead();
  }

  #limit(): string {
    // Until the core is there, the number is not known; the sentence goes without it.
    const bytes = core()?.limits.pictureSizeBytesMax;
    return bytes === undefined ? 'none' : this.messages.formats.bytes(bytes);
  }

  #buttons(): TemplateResult {
    const { staged } = this;
    const shows = staged.kind === 'kept' ? this.picture.kind : staged.kind;
    return html`<div class="row buttons">
      <input
        type="file"
        class="visually-hidden"
        part="file-input"
        tabindex="-1"
        aria-label=${this.t('picture.upload')}
        accept=${accepted}
        @change=${() => void this.#take([...(this.input.files ?? [])])}
      />
      ${this.#button('upload', uploadIcon, () => this.input.click())}
      ${this.#button('icon', shapesIcon, () => void this.#open('icon'))}
      ${
        staged.kind === 'file'
          ? this.#button('crop', cropIcon, () => void this.#open('crop'))
          : nothing
      }
      ${shows === 'none' ? nothing : this.#button('delete', trashIcon, () => this.#delete())}
      ${
        staged.kind === 'kept'
          ? nothing
          : this.#button('undo', undoIcon, () => this.#stage(keptPicture))
      }
    </div>`;
  }

  #button(
    action: 'upload' | 'icon' | 'crop' | 'delete' | 'undo',
    path: string,
    act: () => void,
  ): TemplateResult {
    return html`<button
      type="button"
      class="button ${action === 'delete' ? 'danger' : ''}"
      part="button ${action}"
      id=${action}
      @click=${act}
    >
      ${icon(path, { size: 16 })} ${this.t(`picture.${action}`)}
    </button>`;
  }

  #said(): unknown {
    const { staged, refused, remark } = this;
    if (refused !== undefined) {
      return pictureRefusal(this.messages, refused, {
        canConvert: this.canConvert,
        redraw: () => void this.#redraw(refused),
      });
    }
    if (this.error !== undefined) {
      return html`<p class="notice danger" id="picture" tabindex="-1">${this.error}</p>`;
    }
    if (remark !== undefined)
      return html`<p class="notice warning">${this.t(`picture.${remark}`)}</p>`;
    switch (staged.kind) {
      case 'kept':
        return nothing;
      case 'file':
        return fileFacts(this.messages, staged.file);
      default:
        return html`<p class="hint">${this.t(`picture.staged_${staged.kind}`)}</p>`;
    }
  }

  #dialog(): TemplateResult | typeof nothing {
    const close = () => (this.dialog = undefined);
    const { staged } = this;
    if (this.dialog === 'icon') {
      const choice = staged.kind === 'icon' ? staged : this.picture;
      return html`<steward-icon-dialog
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        .choice=${choice.kind === 'icon' ? choice : undefined}
        @icon-chosen=${({ detail }: IconChosen) => this.#stage({ kind: 'icon', ...detail })}
        @close=${close}
      ></steward-icon-dialog>`;
    }
    if (this.dialog === 'crop' && staged.kind === 'file') {
      return html`<steward-crop-dialog
        .locale=${this.locale}
        theme=${this.theme ?? nothing}
        kind=${this.kind}
        .file=${staged.file}
        @picture-cut=${({ detail }: PictureCut) => this.#stage({ kind: 'file', file: detail })}
        @close=${close}
      ></steward-crop-dialog>`;
    }
    return nothing;
  }

  async #open(dialog: PictureDialog): Promise<void> {
    try {
      await loadDialog(dialog);
      this.dialog = dialog;
    } catch {
      // The chunk did not come: the network is gone, or a new version has replaced it.
      this.remark = 'part_missing';
    }
  }

  async #take(files: readonly File[]): Promise<void> {
    this.input.value = '';
    const [file] = files;
    if (file === undefined) return;
    const verdict = await judgePicture(await coreReady(), file);
    this.canConvert = false;
    this.refused = verdict.ok ? undefined : verdict;
    this.remark = files.length > 1 ? 'many_files' : undefined;
    if (verdict.ok) {
      this.#stage({ kind: 'file', file: verdict.file });
    } else if (verdict.wayOut === 'convert') {
      this.canConvert = await canRedraw(file);
    }
  }

  /** The way out of a refusal: a smaller or a convertible picture becomes one that fits. */
  async #redraw(refused: Refused): Promise<void> {
    try {
      await this.#take([await redraw(refused.file, refused.detected)]);
      if (this.staged.kind === 'file') await this.#open('crop');
    } catch {
      // The browser cannot read what the head of the file promised.
      this.refused = undefined;
      this.remark = 'redraw_failed';
    }
  }

  #delete(): void {
    this.#stage({ kind: 'none' });
    // The button is gone with the picture; the way back takes its place (A4).
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#undo')?.focus(),
    );
  }

  #stage(detail: StagedPicture): void {
    this.refused = undefined;
    this.remark = undefined;
    this.dispatchEvent(new CustomEvent('picture-staged', { detail }));
  }
}

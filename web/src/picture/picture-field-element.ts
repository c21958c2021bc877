import cameraIcon from 'lucide-static/icons/camera.svg?icon';
import cropIcon from 'lucide-static/icons/crop.svg?icon';
import shapesIcon from 'lucide-static/icons/shapes.svg?icon';
import trashIcon from 'lucide-static/icons/trash-2.svg?icon';
import undoIcon from 'lucide-static/icons/undo-2.svg?icon';
import uploadIcon from 'lucide-static/icons/upload.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import { StewardElement } from '../base/steward-element.ts';
import type { Picture } from '../client/index.ts';
import { core, coreReady } from '../core.ts';
import { AvatarElement } from '../ui/avatar.ts';
import { FileDrop } from '../ui/file-drop.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { fetchAhead, hasCamera, loadDialog, pictureDialog, type PictureDialog } from './dialogs.ts';
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
  static override readonly elements: Elements = { avatar: AvatarElement };

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
  @state() private cameraPresent = false;
  @state() private dialog: PictureDialog | undefined;
  @query('input[type=file]') private input!: HTMLInputElement;

  #latest: File | undefined;
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
      ${pictureDialog(this.dialog, this, {
        stage: (staged) => this.#stage(staged),
        take: (file) => void this.#take([file]),
        close: () => (this.dialog = undefined),
      })}`;
  }

  protected override firstUpdated(): void {
    if (this.readonly) return;
    fetchAhead();
    void hasCamera().then((present) => (this.cameraPresent = present));
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
        this.cameraPresent
          ? this.#button('camera', cameraIcon, () => void this.#open('camera'))
          : nothing
      }
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
    action: PictureDialog | 'upload' | 'delete' | 'undo',
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

  async #open(dialog: PictureDialog): Promise<void> {
    try {
      await loadDialog(this, dialog);
      this.dialog = dialog;
    } catch {
      // The chunk did not come: the network is gone, or a new version has replaced it.
      this.remark = 'part_missing';
    }
  }

  /** Judges the first of the files and stages it; true where it may be used. */
  async #take(files: readonly File[]): Promise<boolean> {
    this.input.value = '';
    const [file] = files;
    if (file === undefined) return false;
    this.#latest = file;
    const verdict = await judgePicture(await coreReady(), file);
    // Another file has been chosen meanwhile.
    if (this.#latest !== file) return false;
    this.canConvert = false;
    if (verdict.ok) {
      this.#stage({ kind: 'file', file: verdict.file });
      this.remark = files.length > 1 ? 'many_files' : undefined;
      return true;
    }
    this.refused = verdict;
    if (verdict.wayOut === 'convert') this.canConvert = await canRedraw(file);
    return false;
  }

  /** The way out of a refusal: a smaller or a convertible picture becomes one that fits. */
  async #redraw(refused: Refused): Promise<void> {
    try {
      const file = await redraw(refused.file, refused.detected);
      if (await this.#take([file])) await this.#open('crop');
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
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

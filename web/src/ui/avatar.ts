import buildingIcon from 'lucide-static/icons/building-2.svg?icon';
import personIcon from 'lucide-static/icons/user-round.svg?icon';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Picture } from '../client/index.ts';
import { core, onCoreChange } from '../core.ts';
import { icon } from './icon.ts';
import { ObjectAddress } from './object-address.ts';
import { palette, paletteStyles } from './palette.ts';

type Drawings = Readonly<Record<string, string>>;

const colors = Object.keys(palette);

let drawings: Drawings | undefined;
let loading: Promise<void> | undefined;

function loadDrawings(): Promise<void> {
  return (loading ??= import('./preset-icons.ts').then(({ presetIcons }) => {
    drawings = presetIcons;
  }));
}

/**
 * The picture of a user (round) or a workspace (rounded square): an upload, an icon, or the
 * initials of the name in a colour that stays with the id (ACC-4, WS-2). Decoration: the name
 * stands beside it.
 */
export class AvatarElement extends LitElement {
  static override styles = [
    paletteStyles,
    css`
      :host {
        display: inline-block;
        flex: none;
        inline-size: var(--size);
        block-size: var(--size);
        --size: 40px;
      }
      :host([size='24']) {
        --size: 24px;
      }
      :host([size='32']) {
        --size: 32px;
      }
      :host([size='88']) {
        --size: 88px;
      }
      .face {
        display: grid;
        place-items: center;
        inline-size: 100%;
        block-size: 100%;
        overflow: hidden;
        border-radius: 50%;
        background: var(--tone);
        color: #fff;
        font:
          600 calc(var(--size) * 0.4) / 1 system-ui,
          sans-serif;
        user-select: none;
      }
      :host([kind='workspace']) .face {
        border-radius: 24%;
      }
      .face:has(img) {
        background: transparent;
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      svg {
        inline-size: 56%;
        block-size: 56%;
      }
      @media (forced-colors: active) {
        .face {
          border: 1px solid CanvasText;
        }
      }
      @media print {
        .face {
          print-color-adjust: exact;
        }
      }
    `,
  ];

  @property({ attribute: false }) picture: Picture | undefined;
  /** Shown instead of `picture`: a file that is staged. */
  @property({ attribute: false }) file: Blob | undefined;
  @property() name = '';
  /** The id that the default colour depends on. */
  @property() seed = '';
  @property({ type: Number, reflect: true }) size: 24 | 32 | 40 | 88 = 40;
  @property({ reflect: true }) kind: 'user' | 'workspace' = 'user';

  @state() private unreadable: string | undefined;

  readonly #address = new ObjectAddress(this, () => this.file);
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ariaHidden = 'true';
    this.#stop = onCoreChange(() => this.requestUpdate());
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render(): TemplateResult {
    const address =
      this.#address.current ?? (this.picture?.kind === 'upload' ? this.picture.url : undefined);
    if (address !== undefined && address !== this.unreadable) {
      const fail = () => (this.unreadable = address);
      return html`<span class="face"><img alt="" src=${address} @error=${fail} /></span>`;
    }
    if (this.file === undefined && this.picture?.kind === 'icon') {
      return this.#icon(this.picture.icon, this.picture.color);
    }
    return this.#initials();
  }

  #icon(name: string, color: string): TemplateResult {
    if (drawings === undefined) void loadDrawings().then(() => this.requestUpdate());
    const path = drawings?.[name];
    return this.#face(color, path === undefined ? nothing : icon(path));
  }

  /** Until the core is there, and where it cannot run, a figure stands in for the initials. */
  #initials(): TemplateResult {
    const { initials, color } = core()?.defaultAvatar(this.seed, this.name, colors) ?? {};
    const figure = icon(this.kind === 'workspace' ? buildingIcon : personIcon);
    return this.#face(color ?? 'slate', initials ? html`<span>${initials}</span>` : figure);
  }

  #face(color: string, content: unknown): TemplateResult {
    return html`<span class="face ${color in palette ? color : 'slate'}">${content}</span>`;
  }
}

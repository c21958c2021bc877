import { css, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { DialogElement } from '../ui/dialog-element.ts';

/** `detail` is the photo, a file like any other. */
export type PhotoTaken = CustomEvent<File>;

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 1280 } },
};

/** Why there is no picture; each has a text that says what to do. */
type CameraFailure = 'denied' | 'missing' | 'busy';

function failureOf({ name }: DOMException): CameraFailure {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    default:
      return 'busy';
  }
}

/** Takes a photo with the camera of the device (A1). The camera is on only while this is open. */
export class CameraDialogElement extends DialogElement {
  static override styles = [
    DialogElement.styles,
    css`
      video {
        inline-size: 100%;
        aspect-ratio: 4 / 3;
        border-radius: var(--_radius-control);
        background: #000;
        /* All that the photo will show. */
        object-fit: contain;
        /* People know their face from the mirror; the photo itself is not turned. */
        transform: scaleX(-1);
      }
    `,
  ];

  @state() private live = false;
  @state() private failure: CameraFailure | undefined;
  @query('video') private video!: HTMLVideoElement;
  #stream: MediaStream | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#start();
  }

  protected override heading(): string {
    return this.t('picture.camera');
  }

  protected override body(): TemplateResult {
    return html`<div role="alert">
        ${
          this.failure === undefined
            ? nothing
            : html`<p class="notice danger">${this.t(`picture.camera_${this.failure}`)}</p>`
        }
      </div>
      <video
        playsinline
        muted
        aria-label=${this.t('picture.camera_view')}
        ?hidden=${this.failure !== undefined}
      ></video>`;
  }

  protected override actions(): TemplateResult {
    if (this.failure !== undefined) {
      return this.cancelOr(this.t('form.retry'), () => void this.#start());
    }
    return this.cancelOr(this.t('picture.camera_take'), () => void this.#take(), this.live);
  }

  async #start(): Promise<void> {
    const { signal } = this;
    this.failure = undefined;
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      this.#stream = stream;
      if (signal.aborted) {
        this.#stop();
        return;
      }
      for (const track of stream.getTracks()) {
        // Not told of our own `stop`: the camera was unplugged, or taken back in the browser.
        track.addEventListener('ended', () => this.#lost('missing'), { signal });
      }
      this.video.srcObject = stream;
      await this.video.play();
      this.live = true;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (!signal.aborted) this.#lost(failureOf(error));
    }
  }

  #lost(failure: CameraFailure): void {
    this.#stop();
    this.live = false;
    this.failure = failure;
  }

  #stop(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
  }

  async #take(): Promise<void> {
    const { videoWidth: width, videoHeight: height } = this.video;
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(this.video, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
    const detail = new File([blob], this.t('picture.camera_file'), { type: blob.type });
    this.dispatchEvent(new CustomEvent('photo-taken', { detail }));
    this.close();
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { refusalOf } from '../team/member-list.ts';
import { DialogElement } from '../ui/dialog-element.ts';

/** A question before something that others feel; Cancel has the focus (T5). */
export interface Confirmation {
  readonly title: string;
  readonly content: unknown;
  /** Nothing to confirm: the dialog explains why not. */
  readonly confirm?: string;
  readonly isDanger?: boolean;
  readonly run?: () => Promise<void>;
}

export class ConfirmDialogElement extends DialogElement {
  @property({ attribute: false }) question: Confirmation | undefined;
  @state() private working = false;
  @state() private failure: string | undefined;

  protected override heading(): string {
    return this.question?.title ?? '';
  }

  protected override body(): TemplateResult {
    return html`${this.question?.content} ${this.failureNotice(this.failure)}`;
  }

  protected override actions(): TemplateResult {
    const { confirm, isDanger = false } = this.question ?? {};
    const style = isDanger ? 'button danger primary' : 'button primary';
    return html`<button type="button" class="button" autofocus @click=${() => this.close()}>
        ${this.t(confirm === undefined ? 'form.close' : 'form.cancel')}
      </button>
      ${
        confirm === undefined
          ? nothing
          : html`<button
              type="button"
              class=${style}
              aria-disabled=${this.working ? 'true' : nothing}
              @click=${() => this.working || void this.#run()}
            >
              ${confirm}
            </button>`
      }`;
  }

  async #run(): Promise<void> {
    this.working = true;
    this.failure = undefined;
    try {
      await this.question?.run?.();
      this.close();
    } catch (error) {
      const refusal = refusalOf(error);
      this.failure = this.messageOf(refusal);
      dispatch(this, 'steward-error', { error: refusal });
    } finally {
      this.working = false;
    }
  }
}

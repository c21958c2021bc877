import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import checkIcon from 'lucide-static/icons/shield-check.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { checkChain, type ChainVerdict } from '../activity/chain-check.ts';
import { StewardElement } from '../base/steward-element.ts';
import { isAbort } from '../client/index.ts';
import type { AuditLog } from '../client/audit.ts';
import { coreReady } from '../core.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';

/** Verifies the log in this browser and says where it is not as it was written (ADV-11). */
export class ChainCheckElement extends StewardElement {
  static override styles = [StewardElement.styles, cardStyles, controlStyles];
  static override readonly areas = ['activity'] as const;

  @property({ attribute: false }) log: AuditLog | undefined;

  @state() private readCount: number | undefined;
  @state() private verdict: ChainVerdict | undefined;
  @state() private failure: string | undefined;
  #checking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#checking.abort();
  }

  override render(): TemplateResult {
    const isReading = this.readCount !== undefined;
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('activity.chain')}</h2>
        <p>${this.t('activity.chain_hint')}</p>
      </div>
      <div class="card-body">
        <div class="row">
          <button
            type="button"
            class="button"
            aria-disabled=${isReading ? 'true' : nothing}
            @click=${() => isReading || void this.#check()}
          >
            ${this.t('activity.chain_check')}
          </button>
          ${
            isReading
              ? html`<button
                  type="button"
                  class="button quiet"
                  @click=${() => this.#checking.abort()}
                >
                  ${this.t('form.cancel')}
                </button>`
              : nothing
          }
        </div>
        <div role="status">${this.#said()}</div>
      </div>
    </section>`;
  }

  #said(): TemplateResult | typeof nothing {
    const { readCount, verdict, failure } = this;
    if (failure !== undefined) {
      return html`<p class="notice danger">${icon(alertIcon)}<span>${failure}</span></p>`;
    }
    if (readCount !== undefined) {
      return html`<p class="muted">${this.t('activity.chain_reading', { count: readCount })}</p>`;
    }
    if (verdict === undefined) return nothing;
    const { broken, eventCount: count } = verdict;
    if (broken === undefined) {
      return html`<p class="notice success">
        ${icon(checkIcon)}<span>${this.t('activity.chain_sound', { count })}</span>
      </p>`;
    }
    // Positions of the log count from one already, unlike those of characters.
    const { part = 'hash', position = 0 } = broken.params;
    return html`<p class="notice danger">
      ${icon(alertIcon)}
      <span>${this.t('activity.chain_broken', { part, position: String(position) })}</span>
    </p>`;
  }

  async #check(): Promise<void> {
    const { log } = this;
    if (log === undefined) return;
    this.#checking = new AbortController();
    this.verdict = undefined;
    this.failure = undefined;
    this.readCount = 0;
    try {
      const core = await coreReady();
      if (core === undefined) this.failure = this.t('activity.chain_no_core');
      else {
        const progress = (count: number) => (this.readCount = count);
        this.verdict = await checkChain(log, core, progress, this.#checking.signal);
      }
    } catch (error) {
      if (!isAbort(error)) this.failure = this.messageOf(refusalOf(error));
    } finally {
      this.readCount = undefined;
    }
  }
}

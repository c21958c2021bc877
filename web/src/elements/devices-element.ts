import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import { Keys, type SignedInDevice } from '../client/keys.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { pageStyles } from './page-styles.ts';

/** Where somebody is signed in, and the end of it, one by one or all but this one (A7, ADV-14). */
export class DevicesElement extends StewardElement {
  static override readonly areas = ['keys'] as const;
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    pageStyles,
    css`
      ul {
        display: grid;
        gap: calc(4 * var(--_space));
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: calc(2 * var(--_space));
      }
      .agent {
        overflow-wrap: anywhere;
      }
      .saying:not(:has(*)) {
        position: absolute;
      }
    `,
  ];

  @state() private devices: readonly SignedInDevice[] | undefined;
  @state() private failure: Refusal | undefined;

  protected override firstUpdated(): void {
    void this.#run(() => Promise.resolve());
  }

  override render(): TemplateResult {
    const devices = this.devices ?? [];
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('sessions.title')}</h2>
        <p>${this.t('sessions.intro')}</p>
      </div>
      <div class="card-body">
        <div class="saying" aria-live="polite">
          ${
            this.failure === undefined
              ? nothing
              : html`<p class="notice danger">
                  ${icon(alertIcon)}<span>${this.messageOf(this.failure)}</span>
                </p>`
          }
        </div>
        <ul>
          ${devices.map((device) => this.#device(device))}
        </ul>
        ${
          devices.length > 1
            ? html`<div class="row">
                <button
                  type="button"
                  class="button danger"
                  part="button"
                  @click=${() => void this.#run(() => this.#keys.endOtherSessions())}
                >
                  ${this.t('sessions.end_others')}
                </button>
              </div>`
            : nothing
        }
      </div>
    </section>`;
  }

  get #keys(): Keys {
    return new Keys(this.client);
  }

  #device(device: SignedInDevice): TemplateResult {
    const name = device.user_agent === '' ? this.t('sessions.unknown') : device.user_agent;
    const used = this.messages.formats.dateTime(new Date(device.last_used_at));
    return html`<li>
      <div>
        <p class="agent">
          <bdi>${name}</bdi>${
            device.is_current ? html` <strong>${this.t('sessions.this')}</strong>` : nothing
          }
        </p>
        <p class="hint">${this.t('sessions.used', { date: used, address: device.opened_from })}</p>
      </div>
      ${
        device.is_current
          ? nothing
          : html`<button
              type="button"
              class="button small"
              part="button"
              aria-label=${this.t('sessions.end_named', { name })}
              @click=${() => void this.#run(() => this.#keys.endSession(device.id))}
            >
              ${this.t('sessions.end')}
            </button>`
      }
    </li>`;
  }

  /** Does it, and shows what is left. */
  async #run(act: () => Promise<void>): Promise<void> {
    this.failure = undefined;
    try {
      await act();
      this.devices = await this.#keys.listDevices({ signal: this.signal });
    } catch (error) {
      if (this.signal.aborted) return;
      const refusal = refusalOf(error);
      this.failure = refusal;
      dispatch(this, 'steward-error', { error: refusal });
    }
  }
}

import testIcon from 'lucide-static/icons/activity.svg?icon';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { dispatch } from '../base/events.ts';
import { concerns, onNews } from '../base/news.ts';
import { StewardElement } from '../base/steward-element.ts';
import type { ConnectionSettings } from '../client/connection-types.ts';
import type { Connections } from '../client/connections.ts';
import { Problem, type Versioned } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';

/** What holds for all accounts of a workspace: own keys only (ADV-6), and a test of all (ADV-9). */
export class ConnectionControlsElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    css`
      .check {
        display: flex;
        align-items: start;
        gap: calc(3 * var(--_space));
        min-block-size: 1.5rem;
        cursor: pointer;
      }
      .check input {
        flex: none;
        inline-size: 1.25rem;
        block-size: 1.25rem;
        margin: 0.1em 0 0;
        accent-color: var(--_accent);
      }
      .between {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: calc(3 * var(--_space));
      }
      div[role] {
        flex: 1 0 100%;
      }
      div[role]:not(:has(*)) {
        position: absolute;
      }
    `,
  ];
  static override readonly areas = ['connections', 'runs', 'refusals'] as const;

  @property({ attribute: false }) connections: Connections | undefined;
  /** Whether the reader may move the switch. */
  @property({ attribute: false }) mayEdit = false;
  /** Whether there is anything that the reader may test. */
  @property({ attribute: false }) mayTest = false;

  @state() private settings: Versioned<ConnectionSettings> | undefined;
  @state() private failure: Refusal | undefined;
  @state() private testing = false;
  @state() private tested: { readonly count: number; readonly troubled: number } | undefined;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { connections, signal } = this;
    if (!changed.has('connections') || connections === undefined) return;
    const { client, workspaceId } = connections;
    onNews(
      client,
      workspaceId,
      (news) => concerns(news, 'connection') && void this.#read(),
      signal,
    );
    void this.#read();
  }

  override render(): TemplateResult {
    const { settings, failure, tested, testing } = this;
    return html`<section class="card" part="card" aria-label=${this.t('runs.controls')}>
      <div class="card-body between">
        <label class="check">
          <input
            type="checkbox"
            role="switch"
            ?disabled=${!this.mayEdit || settings === undefined}
            .checked=${live(settings?.value.own_keys_only ?? false)}
            @change=${({ target }: Event) => void this.#set((target as HTMLInputElement).checked)}
          />
          <span class="stack tight">
            <span>${this.t('runs.own_keys')}</span>
            <span class="hint">${this.t('runs.own_keys_hint')}</span>
          </span>
        </label>
        ${
          this.mayTest
            ? html`<button
                type="button"
                class="button"
                part="button"
                aria-disabled=${testing ? 'true' : nothing}
                @click=${() => testing || void this.#testAll()}
              >
                ${icon(testIcon, { size: 16 })}
                ${this.t(testing ? 'connections.testing' : 'runs.test_all')}
              </button>`
            : nothing
        }
        <div role="status">
          ${tested === undefined ? nothing : html`<p>${this.t('runs.tested', { ...tested })}</p>`}
        </div>
        <div role="alert">
          ${
            failure === undefined
              ? nothing
              : html`<p class="notice danger">${this.messageOf(failure)}</p>`
          }
        </div>
      </div>
    </section>`;
  }

  async #read(): Promise<void> {
    try {
      this.settings = await this.connections?.readSettings({ signal: this.signal });
    } catch (error) {
      if (!this.signal.aborted && this.settings === undefined) this.failure = refusalOf(error);
    }
  }

  async #set(ownKeysOnly: boolean): Promise<void> {
    const { settings, connections } = this;
    if (settings === undefined || connections === undefined) return;
    this.failure = undefined;
    try {
      const wanted = { own_keys_only: ownKeysOnly };
      this.settings = await connections.setSettings(settings.etag, wanted);
    } catch (error) {
      this.failure = refusalOf(error);
      // Somebody else has moved it: what is so now is shown, and pressed again if it is not wanted.
      if (error instanceof Problem && error.code === 'version_stale') void this.#read();
      this.requestUpdate();
      dispatch(this, 'steward-error', { error: this.failure });
    }
  }

  async #testAll(): Promise<void> {
    this.testing = true;
    this.failure = undefined;
    this.tested = undefined;
    try {
      const items = (await this.connections?.testAll()) ?? [];
      const troubled = items.filter(({ tests: [test] }) => test?.outcome !== 'valid').length;
      this.tested = { count: items.length, troubled };
      this.dispatchEvent(new Event('connections-tested'));
    } catch (error) {
      this.failure = refusalOf(error);
      dispatch(this, 'steward-error', { error: this.failure });
    } finally {
      this.testing = false;
    }
  }
}

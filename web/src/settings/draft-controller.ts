import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dispatch } from '../base/events.ts';
import { onAnnouncement } from '../base/live.ts';
import type { Client } from '../client/index.ts';
import type { News } from '../client/live.ts';
import type { Resource } from './form-state.ts';
import type { SettingsForm } from './settings-form.ts';

/** What a page is about now; undefined while it does not know yet. */
export interface DraftTarget<Value extends Resource> {
  readonly client: Client;
  /** The same for as long as it is the same resource. */
  readonly resource: string;
  readonly make: () => SettingsForm<Value>;
  /** Whose news may be about it. */
  readonly workspaceId?: number | undefined;
}

/**
 * Ties a form to the element that shows it: loads it, draws again when it changes, looks again
 * when the window comes back or another window has saved (WS-4), asks before a dirty page is left
 * (C1), and tells listeners and style sheets how it stands (K5, K6).
 */
export class DraftController<Value extends Resource> implements ReactiveController {
  form: SettingsForm<Value> | undefined;
  readonly #states: Set<string>;
  #target: DraftTarget<Value> | undefined;
  #bound: AbortController | undefined;
  #connected: AbortController | undefined;
  #dirty = false;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly target: () => DraftTarget<Value> | undefined,
  ) {
    this.#states = host.attachInternals().states;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const update = () => this.host.requestUpdate();
    addEventListener('online', update, { signal });
    addEventListener('offline', update, { signal });
    addEventListener('beforeunload', (event) => this.#dirty && event.preventDefault(), { signal });
    const look = () => document.visibilityState === 'visible' && void this.form?.refresh();
    document.addEventListener('visibilitychange', look, { signal });
    onAnnouncement(({ kind }) => kind !== 'signed_out' && void this.form?.refresh(), signal);
  }

  hostUpdate(): void {
    const target = this.target();
    if (target?.client === this.#target?.client && target?.resource === this.#target?.resource) {
      return;
    }
    this.#release();
    this.#target = target;
    if (target !== undefined) this.#bind(target);
  }

  hostDisconnected(): void {
    this.#connected?.abort();
    this.#release();
  }

  #bind({ make }: DraftTarget<Value>): void {
    this.#bound = new AbortController();
    this.form = make();
    this.form.addEventListener('change', () => this.#changed(), { signal: this.#bound.signal });
    this.#changed();
    void this.form.load();
    void this.#listen(this.form, this.#bound.signal);
  }

  /** Others' changes come in while the page is open; a draft is merged, never lost (ADV-19). */
  async #listen(form: SettingsForm<Value>, signal: AbortSignal): Promise<void> {
    const { client, workspaceId } = this.#target ?? {};
    if (client === undefined || workspaceId === undefined) return;
    // The page is drawn before its line is opened, so the line's script comes later.
    const { concerns, onNews } = await import('../base/news.ts');
    if (signal.aborted) return;
    const concerning = ['workspace.', 'billing_email.', 'member.'];
    const heard = (news: News) => concerns(news, ...concerning) && void form.refresh();
    onNews(client, workspaceId, heard, signal);
  }

  #release(): void {
    this.#bound?.abort();
    this.form = undefined;
    this.#target = undefined;
  }

  #changed(): void {
    const { form } = this;
    const dirty = (form?.changed.length ?? 0) > 0;
    this.#state('dirty', dirty);
    this.#state('busy', form?.busy !== undefined);
    this.#state('invalid', form?.outcome?.kind === 'invalid');
    if (dirty !== this.#dirty) {
      this.#dirty = dirty;
      dispatch(this.host, 'steward-change', { dirty });
    }
    this.host.requestUpdate();
  }

  #state(name: string, holds: boolean): void {
    if (holds) this.#states.add(name);
    else this.#states.delete(name);
  }
}

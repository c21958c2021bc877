import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ElementClass } from '../base/define.ts';
import { dispatch } from '../base/events.ts';
import { fetchPart } from '../base/part.ts';
import type { Client, Workspace } from '../client/index.ts';
import { core } from '../core.ts';
import type { SettingsSource } from '../settings/settings-form.ts';
import type { PendingEmailAnswered } from './pending-email-element.ts';
import { SettingsPageElement } from './settings-page.ts';

/** What it takes to change name, picture and billing email of a workspace. */
export const workspacePermission = 'workspace_edit';

/**
 * A form over a workspace. The billing email is edited by two of them, with one version check
 * (WS-6).
 */
export abstract class WorkspaceFormElement extends SettingsPageElement<Workspace> {
  @state() private missing: ReadonlySet<string> = new Set();

  protected override readonly kind = 'workspace';

  protected override resource(): string | undefined {
    return this.workspace === undefined ? undefined : `workspaces/${this.workspace}`;
  }

  protected override source(client: Client): SettingsSource<Workspace> {
    const id = this.workspace ?? 0;
    return {
      read: () => client.readWorkspace(id),
      update: (etag, patch) => client.updateWorkspace(id, etag, patch),
      upload: (picture, options) => client.uploadPicture(picture, options),
    };
  }

  /** The server's word on this actor; the core explains it. */
  protected get mayEdit(): boolean {
    return this.form?.state?.saved.value.permissions.includes(workspacePermission) ?? false;
  }
  protected override get locked(): boolean {
    return super.locked || !this.mayEdit;
  }

  protected override saved(resource: Workspace): void {
    dispatch(this, 'steward-saved', { kind: 'workspace', resource });
  }

  protected override labelOf(name: string): string {
    switch (name) {
      case 'picture':
        return this.t('picture.title');
      case 'billing_email':
        return this.t('workspace.billing_email');
      default:
        return this.t('workspace.name');
    }
  }

  protected billingEmail(workspace: Workspace): TemplateResult {
    return html`${this.field('billing_email', {
      label: this.t('workspace.billing_email'),
      hint: this.t('workspace.billing_email_hint'),
      type: 'email',
      autocomplete: 'email',
      leftToRight: true,
      after: this.#repair(),
    })}
    ${workspace.billing_email_pending === undefined ? nothing : this.#pendingEmail()}`;
  }

  /** Most addresses wait for nothing, so this part is fetched when one does. */
  #pendingEmail(): TemplateResult {
    const load = () => import('./pending-email-element.ts').then((m) => m.PendingEmailElement);
    const drawn = html`<steward-pending-email
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      .client=${this.client}
      .saved=${this.form?.state?.saved}
      ?readonly=${this.locked}
      @pending-email-answered=${this.#pendingAnswered}
    ></steward-pending-email>`;
    return this.late('pending-email', load, drawn);
  }

  /** What comes after the first drawing, or says that it did not. */
  protected late(
    name: string,
    load: () => Promise<ElementClass>,
    drawn: TemplateResult,
  ): TemplateResult {
    void this.#fetch(name, load);
    return this.missing.has(name)
      ? html`<p class="notice warning">${this.t('picture.part_missing')}</p>`
      : drawn;
  }

  async #fetch(name: string, load: () => Promise<ElementClass>): Promise<void> {
    const came = await fetchPart(this, name, load);
    if (came !== this.missing.has(name)) return;
    const missing = new Set(this.missing);
    if (came) missing.delete(name);
    else missing.add(name);
    this.missing = missing;
  }

  /** One click mends a mistyped domain (W2); offered while typing, because it is no reproach. */
  #repair(): TemplateResult | typeof nothing {
    const text = this.form?.state?.texts.billing_email ?? '';
    if (this.locked || this.form?.changed.includes('billing_email') !== true) return nothing;
    const verdict = core()?.parseEmail(text);
    const suggestion = verdict?.ok
      ? verdict.value.suggestion
      : verdict?.issues[0]?.params.suggestion;
    if (typeof suggestion !== 'string' || suggestion === '') return nothing;
    return html`<p>
      <button
        type="button"
        class="button small"
        part="button repair"
        @click=${() => this.#take(suggestion)}
      >
        ${this.t('workspace.email_suggestion', { suggestion })}
      </button>
    </p>`;
  }

  /** Not part of the draft: what is staged stays staged, and stays worth asking about. */
  readonly #pendingAnswered = ({ detail }: PendingEmailAnswered) => {
    this.form?.takeOver(detail);
    this.saved(detail.value);
    dispatch(this, 'steward-change', { dirty: (this.form?.changed.length ?? 0) > 0 });
  };

  #take(suggestion: string): void {
    this.form?.edit('billing_email', suggestion);
    this.renderRoot.querySelector<HTMLElement>('#billing_email')?.focus();
  }
}

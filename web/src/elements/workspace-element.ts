import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Elements } from '../base/define.ts';
import { dispatch } from '../base/events.ts';
import { fetchPart } from '../base/part.ts';
import type { Client, Workspace } from '../client/index.ts';
import { core } from '../core.ts';
import type { FormField } from '../settings/form-state.ts';
import type { SettingsSource } from '../settings/settings-form.ts';
import { AvatarElement } from '../ui/avatar.ts';
import { PendingEmailElement, type PendingEmailAnswered } from './pending-email-element.ts';
import { SettingsPageElement } from './settings-page.ts';
import { namePreview, readOnlyNotice } from './workspace-parts.ts';
import { workspaceStyles } from './workspace-styles.ts';

const permission = 'workspace_edit';

/**
 * `<steward-workspace workspace-id="…">`: picture, name, billing email and id of a workspace
 * (WS-1 … WS-7, LNK-2, LNK-3). Who may not edit sees it all, with the reason (C7, ADV-2).
 */
export class WorkspaceElement extends SettingsPageElement<Workspace> {
  static override styles = [SettingsPageElement.styles, workspaceStyles];
  static override readonly elements: Elements = {
    ...SettingsPageElement.elements,
    avatar: AvatarElement,
    'pending-email': PendingEmailElement,
  };

  @state() private idCardMissing = false;

  protected override readonly kind = 'workspace';
  protected override readonly fields: readonly FormField[] = [
    { name: 'name', kind: 'workspace_name' },
    { name: 'billing_email', kind: 'email' },
  ];

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
  get #mayEdit(): boolean {
    return this.form?.state?.saved.value.permissions.includes(permission) ?? false;
  }
  protected override get locked(): boolean {
    return super.locked || !this.#mayEdit;
  }

  protected override content(workspace: Workspace): TemplateResult {
    const { texts } = this.form?.state ?? {};
    const name = texts?.name ?? workspace.name;
    return html`${
        this.#mayEdit
          ? nothing
          : readOnlyNotice(this.messages, core()?.authorize(workspace.role, permission), workspace)
      }
      ${this.pictureField(workspace, name)}
      <section class="card" part="card" aria-labelledby="details-title">
        <div class="card-header"><h2 id="details-title">${this.t('workspace.details')}</h2></div>
        <div class="card-body">
          ${this.field('name', {
            label: this.t('workspace.name'),
            hint: this.t('workspace.name_hint'),
            autocomplete: 'organization',
            length: this.length('name'),
          })}
          ${this.#mayEdit ? namePreview(this.messages, workspace, this.form?.state, name) : nothing}
          ${this.#billingEmail(workspace)}
        </div>
      </section>
      ${this.#mayEdit ? this.bar() : nothing} ${this.#idCard(workspace)}`;
  }

  /** It stands below the fold, so it comes after the first drawing. */
  #idCard({ id }: Workspace): TemplateResult {
    void this.#fetchIdCard();
    if (this.idCardMissing) {
      return html`<p class="notice warning">${this.t('picture.part_missing')}</p>`;
    }
    return html`<steward-workspace-id
      exportparts="card:id-card, button, input"
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      workspace-id=${id}
    ></steward-workspace-id>`;
  }

  async #fetchIdCard(): Promise<void> {
    const load = () => import('./workspace-id-element.ts').then((m) => m.WorkspaceIdElement);
    this.idCardMissing = !(await fetchPart(this, 'workspace-id', load));
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

  #billingEmail(workspace: Workspace): TemplateResult {
    return html`${this.field('billing_email', {
      label: this.t('workspace.billing_email'),
      hint: this.t('workspace.billing_email_hint'),
      type: 'email',
      autocomplete: 'email',
      leftToRight: true,
      after: this.#repair(),
    })}
    ${
      workspace.billing_email_pending === undefined
        ? nothing
        : html`<steward-pending-email
            .locale=${this.locale}
            theme=${this.theme ?? nothing}
            .client=${this.client}
            .saved=${this.form?.state?.saved}
            ?readonly=${this.locked}
            @pending-email-answered=${this.#pendingAnswered}
          ></steward-pending-email>`
    }`;
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

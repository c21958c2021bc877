import { html, nothing, type TemplateResult } from 'lit';
import type { Elements } from '../base/define.ts';
import type { Workspace } from '../client/index.ts';
import { core } from '../core.ts';
import type { FormField } from '../settings/form-state.ts';
import { AvatarElement } from '../ui/avatar.ts';
import { SettingsPageElement } from './settings-page.ts';
import { WorkspaceFormElement, workspacePermission } from './workspace-form.ts';
import { namePreview, readOnlyNotice } from './workspace-parts.ts';
import { workspaceStyles } from './workspace-styles.ts';

/**
 * `<steward-workspace workspace-id="…">`: picture, name, billing email and id of a workspace
 * (WS-1 … WS-7, LNK-2, LNK-3). Who may not edit sees it all, with the reason (C7, ADV-2).
 */
export class WorkspaceElement extends WorkspaceFormElement {
  static override styles = [SettingsPageElement.styles, workspaceStyles];
  static override readonly elements: Elements = {
    ...SettingsPageElement.elements,
    avatar: AvatarElement,
  };

  protected override readonly fields: readonly FormField[] = [
    { name: 'name', kind: 'workspace_name' },
    { name: 'billing_email', kind: 'email' },
  ];

  protected override content(workspace: Workspace): TemplateResult {
    const { texts } = this.form?.state ?? {};
    const name = texts?.name ?? workspace.name;
    const decision = core()?.authorize(workspace.role, workspacePermission);
    return html`${this.mayEdit ? nothing : readOnlyNotice(this.messages, decision, workspace)}
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
          ${this.mayEdit ? namePreview(this.messages, workspace, this.form?.state, name) : nothing}
          ${this.billingEmail(workspace)}
        </div>
      </section>
      ${this.mayEdit ? this.bar() : nothing} ${this.#idCard(workspace)}`;
  }

  /** It stands below the fold. */
  #idCard({ id }: Workspace): TemplateResult {
    const load = () => import('./workspace-id-element.ts').then((m) => m.WorkspaceIdElement);
    const drawn = html`<steward-workspace-id
      exportparts="card:id-card, button, input"
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      workspace-id=${id}
    ></steward-workspace-id>`;
    return this.late('workspace-id', load, drawn);
  }
}

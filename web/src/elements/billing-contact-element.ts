import { html, nothing, type TemplateResult } from 'lit';
import type { Workspace } from '../client/index.ts';
import type { FormField } from '../settings/form-state.ts';
import { WorkspaceFormElement } from './workspace-form.ts';

/** Where billing mail goes: the field of the workspace's settings once more (WS-6, BIL-1). */
export class BillingContactElement extends WorkspaceFormElement {
  protected override readonly fields: readonly FormField[] = [
    { name: 'billing_email', kind: 'email' },
  ];

  protected override content(workspace: Workspace): TemplateResult {
    const hasNews = (this.form?.changed.length ?? 0) > 0 || this.form?.outcome !== undefined;
    return html`${this.billingEmail(workspace)} ${this.mayEdit && hasNews ? this.bar() : nothing}`;
  }
}

import alertIcon from 'lucide-static/icons/circle-alert.svg?icon';
import hideIcon from 'lucide-static/icons/eye-off.svg?icon';
import showIcon from 'lucide-static/icons/eye.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../../base/events.ts';
import { StewardElement } from '../../base/steward-element.ts';
import type { Area, MessageId, Refusal } from '../../i18n/index.ts';
import { errorSummary, focusSummary } from '../../ui/error-summary.ts';
import { icon } from '../../ui/icon.ts';
import { textField, type TextFieldOptions } from '../../ui/text-field.ts';
import { liveRegion } from '../live-region.ts';
import { emailRepair } from './email-repair.ts';
import type { VisitorForm } from './form.ts';

/** What password managers and browsers may fill in. */
type Autocomplete =
  'username' | 'email' | 'name' | 'organization' | 'current-password' | 'new-password';
type FieldOptions = Omit<Partial<TextFieldOptions>, 'autocomplete'> & {
  readonly label: string;
  readonly autocomplete: Autocomplete;
};

/**
 * A page for people who are not signed in. Its form stands in the light DOM, because password
 * managers look for forms in the document (ADR 0051).
 */
export abstract class VisitorElement extends StewardElement {
  static override readonly areas: readonly Area[] = ['visitor'];

  /** Writes the address of a page of the shell into a link. */
  @property({ attribute: false }) href: (path: string) => string = (path) => path;
  @state() private revealed = false;

  protected override createRenderRoot(): this {
    return this;
  }

  protected heading(title: MessageId, text?: string): TemplateResult {
    return html`<div class="stack tight">
      <h1>${this.t(title)}</h1>
      ${text === undefined ? nothing : html`<p class="muted">${text}</p>`}
    </div>`;
  }

  protected failure(refusal: Refusal | undefined): TemplateResult {
    if (refusal === undefined) return liveRegion('alert', nothing);
    return liveRegion(
      'alert',
      html`<p class="notice danger">${icon(alertIcon)}<span>${this.messageOf(refusal)}</span></p>`,
    );
  }

  /** Error summary, failure, `fields`, and the button that sends. */
  protected form(form: VisitorForm, submit: string, fields: TemplateResult): TemplateResult {
    const issues = form.shownIssues.map(({ name, issue }) => ({
      name,
      text: this.messageOf(issue),
    }));
    return html`<form
      class="stack"
      novalidate
      @submit=${(event: Event) => this.#submit(event, form)}
    >
      ${errorSummary(this.t('shell.mend', { count: issues.length }), this.#summarised ? issues : [])}
      ${this.failure(form.failure)} ${fields}
      <button class="button primary wide" aria-disabled=${form.busy ? 'true' : nothing}>
        ${submit}
      </button>
    </form>`;
  }

  protected field(form: VisitorForm, name: string, options: FieldOptions): TemplateResult {
    const issue = form.issue(name);
    return textField({
      name,
      value: form.value(name),
      required: true,
      error: issue && this.messageOf(issue),
      onInput: (text) => form.edit(name, text),
      onLeave: () => form.leave(name),
      ...options,
    });
  }

  protected emailField(form: VisitorForm, autocomplete: Autocomplete = 'email'): TemplateResult {
    return this.field(form, 'email', {
      label: this.t('field.email'),
      type: 'email',
      inputmode: 'email',
      leftToRight: true,
      autocomplete,
      after: emailRepair(this.messages, form),
    });
  }

  /** Shown as dots until the reader asks to see it. */
  protected passwordField(form: VisitorForm, options: FieldOptions): TemplateResult {
    const { revealed } = this;
    const action = html`<button
      type="button"
      class="button quiet icon-only reveal"
      aria-label=${this.t('field.reveal_password')}
      aria-pressed=${revealed}
      @click=${() => (this.revealed = !revealed)}
    >
      ${icon(revealed ? hideIcon : showIcon)}
    </button>`;
    return this.field(form, 'password', {
      type: revealed ? 'text' : 'password',
      leftToRight: true,
      action,
      ...options,
    });
  }

  /** After the summary was drawn once it stays in step with the fields. */
  #summarised = false;

  async #submit(event: Event, form: VisitorForm): Promise<void> {
    event.preventDefault();
    // Revealed, the password would stay in the browser's list of typed texts.
    this.revealed = false;
    const taken = await form.submit();
    const { length: count } = form.shownIssues;
    this.#summarised = count > 0;
    this.requestUpdate();
    if (taken || count === 0) return;
    await this.updateComplete;
    dispatch(this, 'steward-invalid', { count });
    focusSummary(this);
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { defineInside, type Elements } from '../base/define.ts';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import type { Client } from '../client/index.ts';
import { core } from '../core.ts';
import { PictureFieldElement, type PictureStaged } from '../picture/picture-field-element.ts';
import { DraftController } from '../settings/draft-controller.ts';
import type { FormField, Resource } from '../settings/form-state.ts';
import type { Outcome } from '../settings/outcome.ts';
import { SettingsForm, type SettingsSource } from '../settings/settings-form.ts';
import { errorSummary, focusSummary } from '../ui/error-summary.ts';
import { saveBar } from '../ui/save-bar.ts';
import { formStyles } from '../ui/styles/form.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { textField, type TextFieldOptions } from '../ui/text-field.ts';
import type { ConflictSettled } from './conflict-dialog-element.ts';
import { loadFailure, pageSkeleton } from './page-parts.ts';
import { pageStyles } from './page-styles.ts';

type FieldOptions = Partial<TextFieldOptions> & { readonly label: string };

/**
 * What the pages of an account and of a workspace share: a form that is loaded, staged, saved and
 * merged, with its summary, its bar and its dialogs.
 */
export abstract class SettingsPageElement<
  Value extends Resource & { readonly id: string | number },
> extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    formStyles,
    pageStyles,
  ];
  static override readonly elements: Elements = { 'picture-field': PictureFieldElement };

  protected abstract readonly fields: readonly FormField[];
  protected abstract readonly kind: 'user' | 'workspace';
  /** A name for the resource, the same for as long as it is the same one; undefined: none yet. */
  protected abstract resource(): string | undefined;
  protected abstract source(client: Client): SettingsSource<Value>;
  protected abstract content(value: Value): TemplateResult;
  protected abstract saved(value: Value): void;
  /** The words for a field in summaries and conflicts. */
  protected abstract labelOf(name: string): string;

  /** The dialog of a conflict could not be fetched. */
  @state() private partMissing = false;
  readonly #draft = new DraftController<Value>(this, () => {
    const { client } = this;
    const resource = this.resource();
    const make = () => new SettingsForm(this.source(client), this.fields, core);
    const workspaceId = this.kind === 'workspace' ? this.workspace : undefined;
    return resource === undefined ? undefined : { client, resource, make, workspaceId };
  });

  protected get form(): SettingsForm<Value> | undefined {
    return this.#draft.form;
  }
  /** Nobody may change the form, or not now. */
  protected get locked(): boolean {
    return this.form?.busy === 'saving';
  }

  override render(): TemplateResult {
    const { form } = this;
    const value = form?.state?.saved.value;
    if (form !== undefined && value !== undefined) {
      return html`${this.#notices(form)}
        <form class="stack" novalidate @submit=${this.#submit}>${this.content(value)}</form>
        ${this.#dialog(form)}`;
    }
    const failure = form?.outcome && this.#failure(form.outcome);
    return failure
      ? loadFailure(this.messages, failure, () => void form.load())
      : pageSkeleton(this.messages);
  }

  /** What is said about the field in hand is not left under the bar. */
  protected override updated(): void {
    const field = this.shadowRoot?.activeElement?.closest('.field');
    field?.querySelector('.said > *')?.scrollIntoView({ block: 'nearest' });
  }

  /** A text field of the form with its verdict (C3). */
  protected field(name: string, options: FieldOptions): TemplateResult {
    const { form } = this;
    return textField({
      required: true,
      readonly: this.locked,
      ...options,
      name,
      value: form?.state?.texts[name] ?? '',
      error: this.verdict(name),
      onInput: (text) => form?.edit(name, text),
      onLeave: () => form?.leave(name),
    });
  }

  /** What stands at the field: the server's word, or the core's once the field has been left. */
  protected verdict(name: string): string | undefined {
    const { state } = this.form ?? {};
    const own = state?.shown.has(name) === true ? this.form?.issues().get(name) : undefined;
    const issue = state?.refusals[name] ?? own;
    return issue && this.messageOf(issue);
  }

  protected length(name: string): TextFieldOptions['length'] {
    const limit = core()?.limits.nameCodePointsMax;
    if (limit === undefined) return undefined;
    const actual = Array.from((this.form?.state?.texts[name] ?? '').trim().normalize('NFC')).length;
    return { actual, limit, text: this.t('form.length', { actual, limit }) };
  }

  protected pictureField(value: Value, name: string): TemplateResult {
    const { form } = this;
    return html`<steward-picture-field
      exportparts="card:picture-card, button, upload, icon, crop, delete, undo, refusal"
      id="picture"
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      kind=${this.kind}
      .picture=${value.picture}
      .staged=${form?.state?.picture}
      .name=${name}
      .seed=${String(value.id)}
      .error=${this.verdict('picture')}
      ?readonly=${this.locked}
      @picture-staged=${({ detail }: PictureStaged) => form?.stagePicture(detail)}
    ></steward-picture-field>`;
  }

  protected bar(): TemplateResult | typeof nothing {
    const { form } = this;
    if (form === undefined) return nothing;
    const { outcome } = form;
    return saveBar(this.messages, {
      changedCount: form.changed.length,
      saving: form.busy === 'saving',
      progress: form.progress,
      savedAt: outcome?.kind === 'saved' ? outcome.at : undefined,
      failure: this.partMissing
        ? this.t('picture.part_missing')
        : outcome && this.#failure(outcome),
      online: navigator.onLine,
      discard: () => form.discard(),
    });
  }

  #failure(outcome: Outcome): string | undefined {
    switch (outcome.kind) {
      case 'saved':
        return undefined;
      case 'invalid':
        return this.#entries().length > 0 ? this.t('form.invalid') : undefined;
      case 'unreachable':
        return this.messageOf(outcome.error);
      case 'refused':
        if (outcome.problem.issues.length === 0) return this.messageOf(outcome.problem);
        return this.#entries().length > 0 ? this.t('form.invalid') : undefined;
    }
  }

  #notices(form: SettingsForm<Value>): TemplateResult {
    const { outcome } = form;
    const summed = outcome?.kind === 'invalid' || outcome?.kind === 'refused';
    const taken = outcome?.kind === 'saved' ? outcome.taken.map((name) => this.labelOf(name)) : [];
    return html`<div class="stack notices">
      ${summed ? errorSummary(this.t('form.summary_title'), this.#entries()) : nothing}
      ${
        taken.length > 0
          ? html`<p class="notice info" role="status">
              ${this.t('form.taken', { fields: this.messages.formats.list(taken) })}
            </p>`
          : nothing
      }
    </div>`;
  }

  #entries(): readonly { name: string; text: string }[] {
    return [...this.fields.map(({ name }) => name), 'picture'].flatMap((name) => {
      const text = this.verdict(name);
      return text === undefined ? [] : [{ name, text }];
    });
  }

  #dialog(form: SettingsForm<Value>): TemplateResult | typeof nothing {
    if (!form.asking) return nothing;
    void this.#fetchConflictDialog(form);
    return html`<steward-conflict-dialog
      .locale=${this.locale}
      theme=${this.theme ?? nothing}
      kind=${this.kind}
      .fields=${form.conflicts.map((name) => ({ name, label: this.labelOf(name) }))}
      .draft=${form.state}
      @conflict-settled=${({ detail }: ConflictSettled) => void this.#follow(form.settle(detail))}
      @close=${() => form.dismiss()}
    ></steward-conflict-dialog>`;
  }

  /** Two people rarely save at once: the dialog is fetched when it is needed. */
  async #fetchConflictDialog(form: SettingsForm<Value>): Promise<void> {
    try {
      const { ConflictDialogElement } = await import('./conflict-dialog-element.ts');
      defineInside(this, 'conflict-dialog', ConflictDialogElement);
    } catch {
      // It did not come; the draft stays, and the next Save asks again.
      this.partMissing = true;
      form.dismiss();
    }
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    this.partMissing = false;
    if (this.form !== undefined && !this.locked) void this.#follow(this.form.save());
  };

  /** Tells how a Save ended, and leads to what stands in its way. */
  async #follow(saving: Promise<Outcome | undefined>): Promise<void> {
    const outcome = await saving;
    const value = this.form?.state?.saved.value;
    if (outcome?.kind === 'saved' && value !== undefined) this.saved(value);
    if (outcome?.kind === 'refused') dispatch(this, 'steward-error', { error: outcome.problem });
    if (outcome?.kind === 'unreachable') dispatch(this, 'steward-error', { error: outcome.error });
    await this.updateComplete;
    const count = this.#entries().length;
    if (outcome === undefined || outcome.kind === 'saved' || count === 0) return;
    focusSummary(this.renderRoot);
    dispatch(this, 'steward-invalid', { count });
  }
}

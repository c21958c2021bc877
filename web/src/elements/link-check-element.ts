import checkIcon from 'lucide-static/icons/circle-check.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import { StewardElement } from '../base/steward-element.ts';
import { Problem, type SessionWorkspace } from '../client/index.ts';
import { Keys } from '../client/keys.ts';
import { core, type Issue } from '../core.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { formStyles } from '../ui/styles/form.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { textField } from '../ui/text-field.ts';
import { pageStyles } from './page-styles.ts';

type FieldName = 'api_key' | 'workspace';

/**
 * The two fields of a linking form (LNK-1): a typo in the key and an address without an id are
 * found before anything is sent (ADV-8, LNK-3); the server proves that both belong together
 * (LNK-5). The key is forgotten once it is answered.
 */
export class LinkCheckElement extends StewardElement {
  static override readonly areas = ['keys'] as const;
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    formStyles,
    pageStyles,
  ];

  @state() private texts: Readonly<Record<FieldName, string>> = { api_key: '', workspace: '' };
  @state() private errors: Readonly<Partial<Record<FieldName, string | undefined>>> = {};
  @state() private failure: string | undefined;
  @state() private linked: SessionWorkspace | undefined;
  @state() private working = false;

  override render(): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="card-header">
        <h2 id="title">${this.t('api_key.link_title')}</h2>
        <p>${this.t('api_key.link_intro')}</p>
      </div>
      <form
        class="card-body"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#check();
        }}
      >
        ${this.#field('api_key', this.t('api_key.title'), 'password')}
        ${this.#field('workspace', this.t('api_key.link_workspace'), 'text')}
        <div aria-live="polite">${this.#answer()}</div>
        <div class="row">
          <button class="button" part="button" aria-disabled=${this.working ? 'true' : nothing}>
            ${this.t('api_key.link_check')}
          </button>
        </div>
      </form>
    </section>`;
  }

  #field(name: FieldName, label: string, type: 'password' | 'text'): TemplateResult {
    return textField({
      name,
      label,
      type,
      value: this.texts[name],
      leftToRight: true,
      error: this.errors[name],
      onInput: (text) => {
        this.texts = { ...this.texts, [name]: text };
        this.errors = { ...this.errors, [name]: undefined };
        this.linked = undefined;
        this.failure = undefined;
      },
      onLeave: () => this.texts[name] !== '' && this.#judge([name]),
    });
  }

  #answer(): TemplateResult | typeof nothing {
    if (this.failure !== undefined) return html`<p class="notice danger">${this.failure}</p>`;
    if (this.linked === undefined) return nothing;
    const { name, role } = this.linked;
    return html`<p class="notice success">
      ${icon(checkIcon)}
      <span>
        ${this.t('api_key.linked', { workspace: name, role: this.messages.roleName(role) })}
      </span>
    </p>`;
  }

  /** What the core says before there is a server to ask; true where it has nothing against it. */
  #judge(names: readonly FieldName[]): boolean {
    const rules = core();
    if (rules === undefined) return true; // the server judges alone
    const errors = { ...this.errors };
    for (const name of names) {
      const text = this.texts[name];
      const verdict =
        name === 'api_key' ? rules.parseApiKey(text) : rules.parseWorkspaceAddress(text);
      errors[name] = verdict.ok ? undefined : this.#said(verdict.issues[0]);
    }
    this.errors = errors;
    return names.every((name) => errors[name] === undefined);
  }

  #said(issue: Issue | undefined): string | undefined {
    return issue === undefined ? undefined : this.messageOf(issue);
  }

  async #check(): Promise<void> {
    if (this.working || !this.#judge(['api_key', 'workspace'])) return;
    const { api_key: key, workspace } = this.texts;
    this.working = true;
    this.failure = undefined;
    try {
      this.linked = await new Keys(this.client).checkLink(key, workspace);
      this.texts = { ...this.texts, api_key: '' };
    } catch (error) {
      this.#refused(error);
    } finally {
      this.working = false;
    }
  }

  /** A key that opens nothing is no end of this session, whatever its status. */
  #refused(error: unknown): void {
    const issues = error instanceof Problem ? error.issues : [];
    this.errors = Object.fromEntries(
      issues.map((issue) => [issue.path.slice(1), this.messageOf(issue)]),
    );
    if (issues.length > 0) return;
    const refusal = refusalOf(error);
    this.failure = this.messageOf(refusal);
    if (!(error instanceof Problem)) dispatch(this, 'steward-error', { error: refusal });
  }
}

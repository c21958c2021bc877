import backIcon from 'lucide-static/icons/chevron-left.svg?icon';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import type { Connection } from '../client/connection-types.ts';
import { freeName } from '../connections/account-name.ts';
import { ConnectionForm } from '../connections/connection-form.ts';
import type {
  ConnectionFacts,
  ConnectionsController,
} from '../connections/connections-controller.ts';
import { ownAccess } from '../connections/provider-access.ts';
import { categoryName, usesText } from '../connections/words.ts';
import type { Plans } from '../plans.ts';
import type { Provider, ProviderRules } from '../providers.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { icon } from '../ui/icon.ts';
import { formStyles } from '../ui/styles/form.ts';
import { focusFirstIssue } from './connect-fields.ts';
import { lockNotice, prerequisites, steps, testHistory, testResult } from './connect-parts.ts';
import { connectStyles } from './connect-styles.ts';
import { accountNaming } from './connect-naming.ts';
import { providerChoice } from './connect-choice.ts';
import { providerMark } from './provider-tiles.ts';

export type ConnectionSaved = CustomEvent<{ connection: Connection; isNew: boolean }>;
export type ProviderChosen = CustomEvent<string>;

/**
 * Adds an account at a service, or edits one: the service's own steps with the fields beside them,
 * the test as soon as all is there, then its name (CON-5, CON-7, CON-13, X3, X4, X5). Without a
 * service it asks for one first.
 */
export class ConnectDialogElement extends DialogElement {
  static override styles = [DialogElement.styles, formStyles, ...connectStyles];
  static override readonly areas = [
    'connections',
    'connect',
    'billing',
    'plans',
    'refusals',
  ] as const;

  @property({ attribute: false }) controller: ConnectionsController | undefined;
  @property({ attribute: false }) facts: ConnectionFacts | undefined;
  @property({ attribute: false }) rules: ProviderRules | undefined;
  @property({ attribute: false }) plans: Plans | undefined;
  /** The service; none: it is chosen here. */
  @property({ attribute: false }) provider: Provider | undefined;
  /** The account that is edited. */
  @property({ attribute: false }) account: Connection | undefined;
  @property({ attribute: false }) plansHref: string | undefined;

  @state() private search = '';
  @state() private revealed: ReadonlySet<string> = new Set();
  /** What follows the default now, and would follow this account (X7). */
  @state() private following = '';
  #form: ConnectionForm | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#form?.stop();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const id = this.provider?.id;
    if (id === undefined) this.#form = undefined;
    else if (id !== this.#form?.draft.provider.id) this.#form = this.#open(this.provider);
  }

  protected override heading(): string {
    const { provider, account } = this;
    if (account !== undefined) return this.t('connect.edit_title', { name: account.name });
    return provider === undefined
      ? this.t('connect.choose_title')
      : this.t('connect.title', { service: provider.name });
  }

  protected override body(): TemplateResult {
    const { provider } = this;
    const form = this.#form;
    const { facts, rules, plans } = this;
    if (facts === undefined) return html`${nothing}`;
    if (provider !== undefined && form !== undefined) return this.#fields(facts, provider, form);
    return providerChoice({
      messages: this.messages,
      facts,
      rules,
      plans,
      search: this.search,
      type: (text) => (this.search = text),
      choose: (id) => this.#choose(id),
    });
  }

  protected override actions(): TemplateResult {
    const form = this.#form;
    if (form === undefined || !this.#mayEnter()) {
      return html`<button type="button" class="button" @click=${() => this.close()}>
        ${this.t('form.close')}
      </button>`;
    }
    const isSaving = form.busy === 'saving';
    const label = this.t(isSaving ? 'connect.saving' : 'connect.save');
    return this.cancelOr(label, () => void this.#save(), !isSaving);
  }

  #mayEnter(): boolean {
    const { provider, account, facts, plans } = this;
    if (provider === undefined || facts === undefined) return false;
    const access = ownAccess(facts.catalogue, provider, facts.entitlements, plans);
    return account !== undefined || access.kind === 'allowed';
  }

  #choose(provider: string): void {
    this.dispatchEvent(new CustomEvent('provider-chosen', { detail: provider }));
  }

  #fields(facts: ConnectionFacts, provider: Provider, form: ConnectionForm): TemplateResult {
    const { messages, account, plans } = this;
    const access = ownAccess(facts.catalogue, provider, facts.entitlements, plans);
    return html`${account === undefined ? this.#head(provider, facts.catalogue) : nothing}
    ${lockNotice(messages, provider, access, this.plansHref)}
    ${
      this.#mayEnter()
        ? html`<form novalidate @submit=${this.#submit}>
            ${account === undefined ? this.#credentials(provider, form) : nothing}
            ${this.#naming(facts, provider, form)}
            ${account === undefined ? nothing : this.#replacement(provider, form, account)}
            <button type="submit" hidden></button>
          </form>`
        : prerequisites(messages, provider)
    }
    ${this.failureNotice(form.failure && this.messageOf(form.failure))}
    ${account === undefined ? nothing : testHistory(messages, provider, account)}`;
  }

  #head(provider: Provider, catalogue: Parameters<typeof categoryName>[1]): TemplateResult {
    return html`<div class="line">
      ${providerMark(provider.name)}
      <span class="muted">${categoryName(this.messages, catalogue, provider.category)}</span>
      <button type="button" class="button quiet small" @click=${() => this.#choose('')}>
        ${icon(backIcon, { size: 16, mirrored: true })} ${this.t('connect.other_service')}
      </button>
    </div>`;
  }

  #credentials(provider: Provider, form: ConnectionForm): TemplateResult {
    const { messages } = this;
    const view = {
      messages,
      form,
      revealed: this.revealed,
      reveal: (name: string) => this.#reveal(name),
    };
    return html`${prerequisites(messages, provider)} ${steps(view, provider)}
      <div class="told" role="status">
        ${form.busy === 'testing' ? html`<p class="testing">${this.t('connect.testing', { service: provider.name })}</p>` : nothing}
        ${form.test === undefined ? nothing : testResult(messages, provider, form.test)}
      </div>`;
  }

  /** Id, name, default and what refers to the account stay (CON-13). */
  #replacement(provider: Provider, form: ConnectionForm, account: Connection): TemplateResult {
    return html`<details ?open=${account.needs_attention}>
      <summary>${this.t('connect.replace')}</summary>
      <div>
        <p class="hint">${this.t('connect.replace_text')}</p>
        ${this.#credentials(provider, form)}
      </div>
    </details>`;
  }

  #naming({ connections }: ConnectionFacts, { id, name }: Provider, form: ConnectionForm) {
    const { messages, account, following } = this;
    const now = connections.find(
      (one) => one.provider === id && one.is_default && one.id !== account?.id,
    );
    const mayMove = this.controller?.can('connections_edit') === true;
    const moved = () => form.isDefault && now !== undefined && void this.#readFollowing(now);
    return accountNaming({ messages, form, service: name, now, following, mayMove, moved });
  }

  async #readFollowing({ id }: Connection): Promise<void> {
    try {
      const impact = await this.controller?.connections?.readImpact(id);
      this.following = impact === undefined ? '' : usesText(this.messages, impact.following);
    } catch {
      // The hint is said without the count then; the Save itself tells what stands in its way.
      this.following = '';
    }
  }

  #reveal(name: string): void {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(name)) revealed.add(name);
    this.revealed = revealed;
  }

  #open(provider: Provider | undefined): ConnectionForm | undefined {
    const { controller, account, facts } = this;
    const { connections } = controller ?? {};
    if (provider === undefined || facts === undefined || connections === undefined)
      return undefined;
    const others = facts.connections.filter((one) => one.provider === provider.id);
    const isFirst = !others.some((one) => one.is_default);
    return new ConnectionForm({
      connections,
      provider,
      account,
      name:
        account?.name ??
        freeName(
          provider.name,
          others.map(({ name }) => name),
        ),
      isDefault: account?.is_default ?? (isFirst && controller?.can('connections_edit') === true),
      rules: () => this.rules,
      changed: () => this.requestUpdate(),
    });
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const form = this.#form;
    if (form === undefined || form.busy === 'saving') return;
    const connection = await form.save();
    if (connection !== undefined) {
      const detail = { connection, isNew: this.account === undefined };
      this.dispatchEvent(new CustomEvent('connection-saved', { detail }));
      this.close();
      return;
    }
    if (form.failure !== undefined) dispatch(this, 'steward-error', { error: form.failure });
    await this.updateComplete;
    focusFirstIssue(this.renderRoot, form);
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import type { Connection } from '../client/connection-types.ts';
import { newAccount } from '../connections/new-account.ts';
import { ConnectionForm } from '../connections/connection-form.ts';
import type {
  ConnectionFacts,
  ConnectionsController,
} from '../connections/connections-controller.ts';
import { OAuthFlow } from '../connections/oauth-flow.ts';
import { needsConsent, offersConsent } from '../connections/oauth-offer.ts';
import { ownAccess } from '../connections/provider-access.ts';
import type { Plans } from '../plans.ts';
import type { Provider, ProviderRules } from '../providers.ts';
import { DialogElement } from '../ui/dialog-element.ts';
import { formStyles } from '../ui/styles/form.ts';
import { consent } from './connect-consent.ts';
import { focusFirstIssue } from './connect-fields.ts';
import {
  lockNotice,
  prerequisites,
  providerHead,
  steps,
  testHistory,
  testResult,
} from './connect-parts.ts';
import { connectStyles } from './connect-styles.ts';
import { accountNaming } from './connect-naming.ts';
import { providerChoice } from './connect-choice.ts';

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
  #form: ConnectionForm | undefined;
  #flow: OAuthFlow | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#form?.stop();
    this.#flow?.stop();
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
    const byConsent = this.account === undefined && form && needsConsent(form.draft.provider);
    if (form === undefined || byConsent || !this.#mayEnter()) {
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
    const failure = form.failure ?? this.#flow?.failure;
    return html`${
      account === undefined
        ? providerHead(messages, provider, facts.catalogue, () => this.#choose(''))
        : nothing
    }
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
    ${this.failureNotice(failure && this.messageOf(failure))}
    ${account === undefined ? nothing : testHistory(messages, provider, account)}`;
  }

  #credentials(provider: Provider, form: ConnectionForm): TemplateResult {
    const { messages } = this;
    const view = {
      messages,
      form,
      revealed: this.revealed,
      reveal: (name: string) => this.#reveal(name),
    };
    const byConsent = needsConsent(provider);
    const asked = this.#consent(provider, form);
    return html`${prerequisites(messages, provider)} ${byConsent ? nothing : asked}
      ${steps(view, provider)} ${byConsent ? asked : nothing}
      <div class="told" role="status">
        ${form.busy === 'testing' ? html`<p class="testing">${this.t('connect.testing', { service: provider.name })}</p>` : nothing}
        ${form.test === undefined ? nothing : testResult(messages, provider, form.test)}
      </div>`;
  }

  #consent(provider: Provider, form: ConnectionForm) {
    const { messages, facts } = this;
    const flow = this.#flow;
    const isOffered = facts !== undefined && offersConsent(facts, provider);
    const begin = () => {
      const order = form.consentOrder();
      if (order === undefined) focusFirstIssue(this.renderRoot, form);
      else void flow?.begin(order);
    };
    return consent({ messages, provider, flow, isOffered, begin });
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
    const { messages, account, controller } = this;
    const now = connections.find(
      (one) => one.provider === id && one.is_default && one.id !== account?.id,
    );
    const mayMove = controller?.can('connections_edit') === true;
    return accountNaming({ messages, form, service: name, now, mayMove });
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
    const changed = () => this.requestUpdate();
    this.#flow = new OAuthFlow(connections, { changed, connected: (one) => this.#done(one) });
    return new ConnectionForm({
      connections,
      provider,
      account,
      ...(account === undefined
        ? newAccount(provider, facts, controller?.can('connections_edit') === true)
        : { name: account.name, isDefault: account.is_default }),
      rules: () => this.rules,
      changed,
    });
  }

  readonly #submit = (event: Event) => {
    event.preventDefault();
    void this.#save();
  };

  #done(connection: Connection): void {
    const detail = { connection, isNew: this.account === undefined };
    this.dispatchEvent(new CustomEvent('connection-saved', { detail }));
    this.close();
  }

  async #save(): Promise<void> {
    const form = this.#form;
    if (form === undefined || form.busy === 'saving') return;
    const connection = await form.save();
    if (connection !== undefined) {
      this.#done(connection);
      return;
    }
    if (form.failure !== undefined) dispatch(this, 'steward-error', { error: form.failure });
    await this.updateComplete;
    focusFirstIssue(this.renderRoot, form);
  }
}

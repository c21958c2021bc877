import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ElementClass, Elements } from '../base/define.ts';
import { dispatch } from '../base/events.ts';
import { LateParts } from '../base/part.ts';
import type { Account, Client } from '../client/index.ts';
import type { FormField } from '../settings/form-state.ts';
import type { SettingsSource } from '../settings/settings-form.ts';
import { tabList } from '../ui/tab-list.ts';
import { PasswordCardElement } from './password-card-element.ts';
import { SettingsPageElement } from './settings-page.ts';

export type AccountTab = 'details' | 'security' | 'api_key';

/**
 * `<steward-account>`: picture and name of who is signed in, the password and where else they are
 * signed in, and their API key (ACC-1 … ACC-8, ADV-14, KEY-1).
 * `steward-tab` tells which tab is chosen, so that a router can show it in the address.
 */
export class AccountElement extends SettingsPageElement<Account> {
  static override readonly elements: Elements = {
    ...SettingsPageElement.elements,
    'password-card': PasswordCardElement,
  };

  @property({ reflect: true }) tab: AccountTab = 'details';
  readonly #parts = new LateParts(this);

  protected override readonly kind = 'user';
  protected override readonly fields: readonly FormField[] = [
    { name: 'name', kind: 'account_name' },
  ];

  protected override resource(): string {
    return 'account';
  }

  protected override source(client: Client): SettingsSource<Account> {
    return {
      read: () => client.readAccount(),
      update: (etag, patch) => client.updateAccount(etag, patch),
      upload: (picture, options) => client.uploadPicture(picture, options),
    };
  }

  protected override content(account: Account): TemplateResult {
    const tabs = [
      { name: 'details', label: this.t('account.details') },
      { name: 'security', label: this.t('account.security') },
      { name: 'api_key', label: this.t('account.api_key') },
    ] as const;
    return html`${tabList(this.t('account.title'), tabs, this.tab, (tab) => this.#choose(tab))}
      <div class="stack" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
        ${this.#panel(account)}
      </div>`;
  }

  protected override saved(resource: Account): void {
    dispatch(this, 'steward-saved', { kind: 'account', resource });
  }

  protected override labelOf(name: string): string {
    return name === 'picture' ? this.t('picture.title') : this.t('account.name');
  }

  #details(account: Account): TemplateResult {
    const name = this.form?.state?.texts.name ?? account.name;
    return html`${this.pictureField(account, name)}
      <section class="card" part="card" aria-labelledby="details-title">
        <div class="card-header"><h2 id="details-title">${this.t('account.details')}</h2></div>
        <div class="card-body">
          ${this.field('name', {
            label: this.t('account.name'),
            hint: this.t('account.name_hint'),
            autocomplete: 'name',
            length: this.length('name'),
          })}
          <dl class="facts">
            <dt>${this.t('account.email')}</dt>
            <dd><bdi>${account.email}</bdi></dd>
          </dl>
        </div>
      </section>
      ${this.bar()}`;
  }

  #panel(account: Account): TemplateResult {
    switch (this.tab) {
      case 'details':
        return this.#details(account);
      case 'security':
        return this.#security(account);
      case 'api_key':
        return this.#apiKey(account);
    }
  }

  /** What comes after the first drawing, or says that it did not. */
  #late(name: string, load: () => Promise<ElementClass>, drawn: TemplateResult): TemplateResult {
    const instead = html`<p class="notice warning">${this.t('picture.part_missing')}</p>`;
    return this.#parts.show(name, load, drawn, instead);
  }

  #apiKey(account: Account): TemplateResult {
    const load = () => import('./api-key-element.ts').then((m) => m.ApiKeyElement);
    const drawn = html`<steward-api-key
      exportparts="card:api-key-card, button"
      .client=${this.client}
      .locale=${this.locale}
      workspace-id=${this.workspace ?? nothing}
      .account=${account}
    ></steward-api-key>`;
    return this.#late('api-key', load, drawn);
  }

  #devices(): TemplateResult {
    const load = () => import('./devices-element.ts').then((m) => m.DevicesElement);
    const drawn = html`<steward-devices
      exportparts="card:devices-card, button"
      .client=${this.client}
      .locale=${this.locale}
    ></steward-devices>`;
    return this.#late('devices', load, drawn);
  }

  #security(account: Account): TemplateResult {
    return html`<steward-password-card
        exportparts="card:password-card, button"
        .client=${this.client}
        .locale=${this.locale}
        .account=${account}
      ></steward-password-card>
      ${this.#devices()}`;
  }

  #choose(tab: AccountTab): void {
    this.tab = tab;
    dispatch(this, 'steward-tab', { tab });
  }
}

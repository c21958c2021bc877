import type {
  Connection,
  ConnectionPatch,
  ConnectionTest,
  OAuthOrder,
  UseCount,
} from '../client/connection-types.ts';
import type { Connections } from '../client/connections.ts';
import { isAbort, Problem } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';
import type { Provider, ProviderRules } from '../providers.ts';
import { refusalOf } from '../team/member-list.ts';
import { CredentialDraft } from './credential-draft.ts';
import { addressFields, needsConsent } from './oauth-offer.ts';

export interface FormSource {
  readonly connections: Connections;
  readonly provider: Provider;
  /** The account that is edited; absent: one is added. */
  readonly account: Connection | undefined;
  readonly name: string;
  readonly isDefault: boolean;
  readonly rules: () => ProviderRules | undefined;
  readonly changed: () => void;
}

/** One account on its way to the server: what was entered, how its test went, what was refused. */
export class ConnectionForm {
  readonly draft: CredentialDraft;
  name: string;
  isDefault: boolean;
  nameIssue: Refusal | undefined;
  /** Why the last test or Save did not come about. */
  failure: Refusal | undefined;
  test: ConnectionTest | undefined;
  following: readonly UseCount[] = [];
  busy: 'testing' | 'saving' | undefined;

  #etag: string | undefined;
  #account: Connection | undefined;
  /** What was tried last, so that leaving a field does not try it again. */
  #tried = '';
  #trial = new AbortController();
  #key: string | undefined;

  constructor(private readonly source: FormSource) {
    const { provider, account, name, isDefault } = source;
    this.#account = account;
    this.draft = new CredentialDraft(provider, account !== undefined);
    this.name = name;
    this.isDefault = isDefault;
  }

  /** The account as it is at the server, where one is edited. */
  get account(): Connection | undefined {
    return this.#account;
  }

  rename(name: string): void {
    this.name = name;
    this.nameIssue = undefined;
    this.#changedInput();
  }
  /** `now`: the account that is the default; what follows it would follow this one (X7). */
  makeDefault(isDefault: boolean, now: Connection | undefined): void {
    this.isDefault = isDefault;
    this.#changedInput();
    if (isDefault && now !== undefined) void this.#readFollowing(now);
  }
  edit(field: string, text: string): void {
    this.draft.edit(field, text);
    this.#trial.abort();
    this.test = undefined;
    this.#changedInput();
  }

  /** A field was left or pasted into: its verdict, and the test once all is there (X3). */
  settle(field: string): void {
    this.draft.judge(field, this.source.rules());
    this.source.changed();
    if (this.draft.isComplete && JSON.stringify(this.draft.credentials) !== this.#tried) {
      void this.tryNow();
    }
  }

  /** Asks the service whether the credentials are good; nothing is kept. */
  async tryNow(): Promise<void> {
    const { connections, provider } = this.source;
    const isTestable = provider.test_call !== undefined && !needsConsent(provider);
    if (!isTestable || this.busy === 'saving') return;
    this.#trial.abort();
    this.#trial = new AbortController();
    const { signal } = this.#trial;
    const { credentials } = this.draft;
    this.#tried = JSON.stringify(credentials);
    this.#set({ busy: 'testing', test: undefined, failure: undefined });
    try {
      const test = await connections.tryCredentials(provider.id, credentials, { signal });
      if (!signal.aborted) this.#set({ busy: undefined, test });
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      this.#tried = '';
      this.#refused(error);
    }
  }

  /** What a consent is begun with; undefined: something is to be mended first. */
  consentOrder(): OAuthOrder | undefined {
    const { account, provider, rules } = this.source;
    if (account !== undefined) return { connection_id: account.id };
    const fields = addressFields(provider);
    this.draft.judgeAll(rules(), fields);
    this.source.changed();
    if (fields.some(({ name }) => this.draft.issue(name) !== undefined)) return undefined;
    const entries = fields.map(({ name }) => [name, this.draft.text(name)] as const);
    const order = { provider: provider.id, name: this.name };
    return {
      ...order,
      ...(this.isDefault ? { is_default: true } : {}),
      ...(entries.length === 0 ? {} : { credentials: Object.fromEntries(entries) }),
    };
  }

  /** Undefined: something is to be mended first. */
  async save(): Promise<Connection | undefined> {
    const { account } = this.source;
    this.draft.judgeAll(this.source.rules());
    this.#trial.abort();
    this.#set({ busy: undefined, failure: undefined });
    if (this.draft.isFaulty) return undefined;
    this.#set({ busy: 'saving' });
    try {
      const saved = account === undefined ? await this.#create() : await this.#update(account);
      this.#set({ busy: undefined });
      return saved;
    } catch (error) {
      this.#refused(error);
      return undefined;
    }
  }

  stop(): void {
    this.#trial.abort();
  }

  async #readFollowing({ id }: Connection): Promise<void> {
    try {
      this.following = (await this.source.connections.readImpact(id)).following;
      this.source.changed();
    } catch (error) {
      this.#refused(error);
    }
  }

  #create(): Promise<Connection> {
    const { connections, provider } = this.source;
    const { credentials } = this.draft;
    // Sent again after no answer, it is the same account; after a change it is another one.
    this.#key ??= crypto.randomUUID();
    const order = { provider: provider.id, name: this.name, credentials };
    return connections.create(this.isDefault ? { ...order, is_default: true } : order, {
      idempotencyKey: this.#key,
    });
  }

  async #update({ id }: Connection): Promise<Connection> {
    const { connections } = this.source;
    if (this.#etag === undefined) {
      const { value, etag } = await connections.read(id);
      this.#etag = etag;
      this.#account = value;
    }
    const before = this.#account;
    const patch = this.#patch();
    if (before !== undefined && Object.keys(patch).length === 0) return before;
    return (await connections.update(id, this.#etag, patch)).value;
  }

  /** What differs from the account that was opened. */
  #patch(): ConnectionPatch {
    const { account } = this.source;
    const { credentials } = this.draft;
    return {
      ...(this.name === account?.name ? {} : { name: this.name }),
      ...(this.isDefault === account?.is_default ? {} : { is_default: this.isDefault }),
      ...(Object.keys(credentials).length === 0 ? {} : { credentials }),
    };
  }

  #refused(error: unknown): void {
    const refusal = refusalOf(error);
    if (refusal instanceof Problem) {
      this.#key = undefined;
      if (refusal.code === 'version_stale') this.#etag = refusal.currentEtag;
      if (this.#placed(refusal)) {
        this.#set({ busy: undefined });
        return;
      }
    }
    this.#set({ busy: undefined, failure: refusal });
  }

  /** Whether all that was refused stands at its field now. */
  #placed(problem: Problem): boolean {
    if (problem.code === 'connection_name_taken') {
      this.nameIssue = problem;
      return true;
    }
    for (const issue of problem.issues) {
      const field = /^\/credentials\/(.+)$/.exec(issue.path)?.[1];
      if (field !== undefined) this.draft.refuse(field, issue);
      else if (issue.path === '/name') this.nameIssue = issue;
    }
    return problem.issues.length > 0;
  }

  #changedInput(): void {
    this.#key = undefined;
    this.#set({ busy: this.busy === 'testing' ? undefined : this.busy, failure: undefined });
  }

  #set(change: Partial<Pick<ConnectionForm, 'busy' | 'failure' | 'test'>>): void {
    Object.assign(this, change);
    this.source.changed();
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ConnectionError, isAbort, Problem, type RequestOptions } from '../../client/index.ts';
import { core, type FieldKind, type Issue } from '../../core.ts';
import type { Refusal } from '../../i18n/index.ts';

export interface FormField {
  /** Id of the input, and the member of the request's body. */
  readonly name: string;
  /** Which rule judges it; without one the server alone does. */
  readonly kind?: FieldKind;
}

type Values = Readonly<Record<string, string>>;
type Send = (values: Values, options: RequestOptions) => Promise<void>;

/**
 * The life of a form for visitors: values, verdicts of the core, one request at a time. A verdict
 * shows when its field has been left or Save was pressed, and goes with the next keystroke (C3).
 */
export class VisitorForm implements ReactiveController {
  values: Values;
  busy = false;
  /** What the server, or the network, said of the form as a whole. */
  failure: Refusal | undefined;
  /** The verdict on a field may be shown. */
  readonly #shown = new Set<string>();
  #refusals: readonly Issue[] = [];
  #key = crypto.randomUUID();
  #abort = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly fields: readonly FormField[],
    private readonly send: Send,
  ) {
    host.addController(this);
    this.values = Object.fromEntries(fields.map(({ name }) => [name, '']));
  }

  hostConnected(): void {
    this.#abort = new AbortController();
  }
  /** Nothing typed outlives the page, least of all a password. */
  hostDisconnected(): void {
    this.#abort.abort();
    this.values = Object.fromEntries(this.fields.map(({ name }) => [name, '']));
  }

  value(name: string): string {
    return this.values[name] ?? '';
  }

  /** A keystroke: another intention than the one that was sent before. */
  edit(name: string, text: string): void {
    this.values = { ...this.values, [name]: text };
    this.#shown.delete(name);
    this.#refusals = this.#refusals.filter(({ path }) => path !== `/${name}`);
    this.failure = undefined;
    this.#key = crypto.randomUUID();
    this.host.requestUpdate();
  }

  /** Leaving an untouched field is no mistake yet. */
  leave(name: string): void {
    if (this.value(name) === '') return;
    this.#shown.add(name);
    this.host.requestUpdate();
  }

  hasLeft(name: string): boolean {
    return this.#shown.has(name);
  }
  /** Takes a suggestion over; its verdict shows at once. */
  repair(name: string, text: string): void {
    this.edit(name, text);
    this.leave(name);
  }

  /** What to say at the field now. */
  issue(name: string): Issue | undefined {
    return this.#shown.has(name) ? this.#issues().get(name) : undefined;
  }
  /** All that is said now, in the order of the fields. */
  get shownIssues(): readonly { readonly name: string; readonly issue: Issue }[] {
    return this.fields.flatMap(({ name }) => {
      const issue = this.issue(name);
      return issue === undefined ? [] : [{ name, issue }];
    });
  }

  /** Sends the form if nothing is wrong with it; tells whether the server took it. */
  async submit(): Promise<boolean> {
    if (this.busy) return false;
    this.failure = undefined;
    this.fields.forEach(({ name }) => this.#shown.add(name));
    if (this.#issues().size > 0) {
      this.host.requestUpdate();
      return false;
    }
    this.#set(true);
    try {
      await this.send(this.values, { idempotencyKey: this.#key, signal: this.#abort.signal });
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    } finally {
      this.#set(false);
    }
  }

  #issues(): ReadonlyMap<string, Issue> {
    const judged = this.fields.flatMap(({ name, kind }) =>
      kind === undefined ? [] : [{ kind, path: `/${name}`, text: this.value(name) }],
    );
    const verdicts = core()?.checkForm(judged) ?? [];
    const issues = [...verdicts, ...this.#refusals].filter((issue) => issue !== null);
    return new Map(issues.map((issue) => [issue.path.slice(1), issue]));
  }

  #fail(error: unknown): void {
    if (isAbort(error)) return;
    // After a lost answer the same intention is sent again with the same key: it is done once.
    if (!(error instanceof ConnectionError)) this.#key = crypto.randomUUID();
    if (!(error instanceof Problem || error instanceof ConnectionError)) throw error;
    const known = new Set(this.fields.map(({ name }) => `/${name}`));
    const issues = error instanceof Problem ? error.issues : [];
    this.#refusals = issues.filter(({ path }) => known.has(path));
    if (this.#refusals.length === 0) this.failure = issues[0] ?? error;
  }

  #set(busy: boolean): void {
    this.busy = busy;
    this.host.requestUpdate();
  }
}

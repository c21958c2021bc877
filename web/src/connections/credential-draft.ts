import type { Credentials } from '../client/connection-types.ts';
import type { Issue } from '../core.ts';
import type { CredentialField, Provider, ProviderRules } from '../providers.ts';

/** What was taken off a pasted credential. */
export type Trimmed = 'spaces' | 'quotes' | 'bearer' | 'address';
type Refused = Pick<Issue, 'code' | 'params'>;

/**
 * Credentials on their way into a form, with the verdict on each: at once for what was pasted, on
 * leaving the field for what was typed, never while first typing (C3). Without the rules nothing is
 * said here, and the server judges. Nothing of it is kept anywhere else (CON-17).
 */
export class CredentialDraft {
  readonly #texts = new Map<string, string>();
  readonly #issues = new Map<string, Refused>();
  readonly #trimmed = new Map<string, readonly Trimmed[]>();

  /** `keepsBlank`: what is left blank stays what it was (X5). */
  constructor(
    readonly provider: Provider,
    private readonly keepsBlank: boolean,
  ) {}

  get fields(): readonly CredentialField[] {
    return this.provider.fields ?? [];
  }
  text(name: string): string {
    return this.#texts.get(name) ?? '';
  }
  issue(name: string): Refused | undefined {
    return this.#issues.get(name);
  }
  trimmed(name: string): readonly Trimmed[] {
    return this.#trimmed.get(name) ?? [];
  }

  edit(name: string, text: string): void {
    this.#texts.set(name, text);
    this.#issues.delete(name);
    this.#trimmed.delete(name);
  }

  /** The verdict on a field that was left or pasted into; what has to go is taken off its text. */
  judge(name: string, rules: ProviderRules | undefined): void {
    const text = this.text(name);
    if (text.trim() === '' || rules === undefined) return;
    const verdict = rules.judgeCredential(this.provider.id, name, text);
    if (verdict.ok) {
      const { value, trimmed } = verdict.value;
      this.#issues.delete(name);
      if (value === text) return;
      this.#texts.set(name, value);
      this.#trimmed.set(name, trimmed);
    } else {
      const [issue] = verdict.issues;
      if (issue !== undefined) this.#issues.set(name, issue);
    }
  }

  /** The verdict on all of them, or on `fields`, what is missing included. */
  judgeAll(rules: ProviderRules | undefined, fields = this.fields): void {
    for (const field of fields) {
      this.judge(field.name, rules);
      if (this.#isMissing(field)) {
        this.#issues.set(field.name, { code: 'field_missing', params: {} });
      }
    }
  }

  /** The server's word on a field. */
  refuse(name: string, issue: Refused): void {
    this.#issues.set(name, issue);
  }

  get isFaulty(): boolean {
    return this.#issues.size > 0;
  }
  /** Every field that has to be there is, and nothing speaks against any. */
  get isComplete(): boolean {
    return !this.isFaulty && this.#entered.length > 0 && !this.fields.some((f) => this.#lacks(f));
  }
  /** What was entered, by field. */
  get credentials(): Credentials {
    return Object.fromEntries(this.#entered.map((name) => [name, this.text(name)]));
  }

  get #entered(): readonly string[] {
    return this.fields.map(({ name }) => name).filter((name) => this.text(name).trim() !== '');
  }
  #lacks({ name, is_optional: isOptional = false }: CredentialField): boolean {
    return !isOptional && this.text(name).trim() === '';
  }
  #isMissing(field: CredentialField): boolean {
    return !this.keepsBlank && this.#lacks(field);
  }
}

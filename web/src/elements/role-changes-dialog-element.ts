import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dispatch } from '../base/events.ts';
import type { Member, RoleChangeResult } from '../client/index.ts';
import type { Team } from '../client/team.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { giveRolesBack, previewRoles, type PreviewRow } from '../team/role-preview.ts';
import type { TeamRules } from '../team/team-rules.ts';
import { DialogElement } from '../ui/dialog-element.ts';

export interface RolesChangedDetail {
  readonly text: string;
  /** Takes the change back; gives why not, if so. */
  readonly giveBack: () => Promise<Refusal | undefined>;
}

const outcomes = ['refused', 'changed', 'unchanged'] as const;

/** Shows what a bulk change would do before it is done, and who was refused after (T7). */
export class RoleChangesDialogElement extends DialogElement {
  static override styles = [
    DialogElement.styles,
    css`
      section {
        display: grid;
        gap: calc(2 * var(--_space));
      }
      ul {
        display: grid;
        gap: var(--_space);
        list-style: none;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override readonly areas = ['team'] as const;

  @property({ attribute: false }) team: Team | undefined;
  @property({ attribute: false }) members: readonly Member[] = [];
  @property({ attribute: false }) rules: TeamRules | undefined;
  /** The role that everybody is to get. */
  @property({ attribute: false }) target = '';

  @state() private working = false;
  @state() private failure: Refusal | undefined;
  /** What the server refused; the others are done. */
  @state() private results: readonly RoleChangeResult[] | undefined;
  /** As it was when the dialog opened: the list behind it moves on. */
  #rows: readonly PreviewRow[] | undefined;

  protected override heading(): string {
    return this.t('team.bulk_title', { role: this.messages.roleName(this.target) });
  }

  protected override body(): TemplateResult {
    const rows = this.#preview();
    return html`${outcomes.map((outcome) => this.#group(outcome, this.#withOutcome(rows, outcome)))}
    ${this.failureNotice(this.failure && this.messageOf(this.failure))}`;
  }

  protected override actions(): TemplateResult {
    const count = this.#withOutcome(this.#preview(), 'changed').length;
    const isDone = this.results !== undefined;
    const locked = this.working || count === 0;
    return html`<button type="button" class="button" autofocus @click=${() => this.close()}>
        ${this.t(isDone ? 'form.close' : 'form.cancel')}
      </button>
      ${
        isDone
          ? nothing
          : html`<button
              type="button"
              class="button primary"
              aria-disabled=${locked ? 'true' : nothing}
              @click=${() => locked || void this.#apply()}
            >
              ${this.t('team.bulk_apply', { count })}
            </button>`
      }`;
  }

  #preview(): readonly PreviewRow[] {
    const { rules } = this;
    if (rules === undefined) return [];
    return (this.#rows ??= previewRoles(rules.actor, rules.counts, this.members, this.target));
  }

  /** After the change the server's word stands, before it the core's. */
  #withOutcome(rows: readonly PreviewRow[], outcome: PreviewRow['outcome']): readonly PreviewRow[] {
    const { results } = this;
    if (results === undefined) return rows.filter((row) => row.outcome === outcome);
    const found = new Map(results.map((result) => [result.user_id, result]));
    return rows
      .filter(({ member }) => found.get(member.user_id)?.outcome === outcome)
      .map((row) => ({ ...row, objection: found.get(row.member.user_id)?.problem }));
  }

  #group(
    outcome: PreviewRow['outcome'],
    rows: readonly PreviewRow[],
  ): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    return html`<section>
      <h3>${this.t(`team.bulk.${outcome}`, { count: rows.length })}</h3>
      <ul>
        ${rows.map(
          ({ member, objection }) =>
            html`<li>
              <bdi>${member.name}</bdi>
              <span class="muted">${this.messages.roleName(member.role)}</span>
              ${
                objection === undefined
                  ? nothing
                  : html`<p class="hint">${this.messageOf(objection)}</p>`
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }

  async #apply(): Promise<void> {
    const { team } = this;
    if (team === undefined) return;
    this.working = true;
    this.failure = undefined;
    const rows = this.#preview();
    const wanted = this.#withOutcome(rows, 'changed').map(({ member }) => member.user_id);
    try {
      const { results } = await team.changeRoles(wanted, this.target);
      this.#finish(team, rows, results);
    } catch (error) {
      this.failure = refusalOf(error);
      dispatch(this, 'steward-error', { error: this.failure });
    } finally {
      this.working = false;
    }
  }

  #finish(team: Team, rows: readonly PreviewRow[], results: readonly RoleChangeResult[]): void {
    const count = results.filter(({ outcome }) => outcome === 'changed').length;
    const detail: RolesChangedDetail = {
      text: this.t('team.bulk_done', { count, role: this.messages.roleName(this.target) }),
      giveBack: () => giveRolesBack(team, rows, results),
    };
    if (count > 0) this.dispatchEvent(new CustomEvent('roles-changed', { detail }));
    if (results.every(({ outcome }) => outcome !== 'refused')) this.close();
    else this.results = results;
  }
}

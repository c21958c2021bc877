import type { Member, TeamCounts } from '../client/index.ts';
import { core, type Rejection } from '../core.ts';

/** The reader of the page, as the server knows them in this workspace. */
export interface Actor {
  readonly id: string;
  readonly role: string;
}

/** What the core says, or nothing where it says yes or cannot run: then the server judges. */
export type Objection = Rejection | undefined;

/**
 * The core's verdicts on the members of one list. They depend on roles and counts alone, so each
 * is asked once, however many rows there are.
 */
export class TeamRules {
  readonly #known = new Map<string, Objection>();

  constructor(
    readonly actor: Actor,
    readonly counts: TeamCounts,
  ) {}

  /** Against giving a member `role`. */
  toRole(member: Member, role: string): Objection {
    return this.#ask(`role ${member.role} ${role}`, (rules) =>
      rules.decideChangeRole(this.#given(member), role),
    );
  }

  /** Against removing a member; for the reader themselves, against leaving. */
  toEnd(member: Member): Objection {
    const isSelf = member.user_id === this.actor.id;
    return this.#ask(`${isSelf ? 'leave' : 'remove'} ${member.role}`, (rules) =>
      isSelf
        ? rules.decideLeave(this.#given(member))
        : rules.decideRemoveMember(this.#given(member)),
    );
  }

  /** Against inviting anybody with this role; the address is judged on its own. */
  toInvite(role: string): Objection {
    const offer = { email: 'somebody@example.com', role };
    return this.#ask(`invite ${role}`, (rules) => rules.decideInvite(this.#team(), offer));
  }

  #given(member: Member) {
    const { user_id, role, joined_at } = member;
    return { ...this.#team(), member: { user_id, role, joined_at } };
  }

  #team() {
    const { id: user_id, role } = this.actor;
    const { member_count, admin_count, pending_count, pending_max } = this.counts;
    const facts = { member_count, admin_count, pending_count, pending_max };
    return { actor: { user_id, role }, facts };
  }

  #ask(
    key: string,
    decide: (
      rules: NonNullable<ReturnType<typeof core>>,
    ) => { readonly ok: true } | { readonly ok: false; readonly rejection: Rejection },
  ): Objection {
    const rules = core();
    if (rules === undefined) return undefined;
    if (!this.#known.has(key)) {
      const decision = decide(rules);
      this.#known.set(key, decision.ok ? undefined : decision.rejection);
    }
    return this.#known.get(key);
  }
}

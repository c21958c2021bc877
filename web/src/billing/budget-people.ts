import type { CreditBudgets } from '../client/billing-types.ts';
import type { Member } from '../client/index.ts';
import type { Team } from '../client/team.ts';
import { findMembers } from '../team/find-members.ts';

const membersAtOnce = 24;
/** Of one page of the list. */
const membersMost = 200;

/** Who is shown with a field for a budget: the first members, and whoever has a budget. */
export class BudgetPeople {
  members: readonly Member[] = [];
  /** Where the members go on that are not shown yet. */
  rest: string | undefined;

  constructor(private readonly team: Team) {}

  /** The next members; `count`: as many as were shown before, where the list is read again. */
  async read(count = membersAtOnce): Promise<void> {
    const limit = Math.min(Math.max(count, membersAtOnce), membersMost);
    const page = await this.team.readMembers({ limit, cursor: this.rest });
    this.#show(page.items);
    this.rest = page.next_cursor;
  }

  /** Whoever has a budget is shown, however far down the list they are. */
  async include({ members }: CreditBudgets): Promise<void> {
    const known = this.#known();
    const hidden = members.map(({ user_id: id }) => id).filter((id) => !known.has(id));
    this.#show(await findMembers(this.team, hidden));
  }

  #show(more: readonly Member[]): void {
    const known = this.#known();
    this.members = [...this.members, ...more.filter(({ user_id: id }) => !known.has(id))];
  }

  #known(): ReadonlySet<string> {
    return new Set(this.members.map(({ user_id: id }) => id));
  }
}

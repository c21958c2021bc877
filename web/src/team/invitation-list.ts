import { coalesced } from '../base/coalesced.ts';
import type { Invitation, InvitationPage } from '../client/index.ts';
import type { Team } from '../client/team.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from './member-list.ts';

/** The invitations that are under way, newest first. Dispatches `change`. */
export class InvitationList extends EventTarget {
  page: InvitationPage | undefined;
  failure: Refusal | undefined;
  /** What was said about one invitation last, by its id. */
  refusals: ReadonlyMap<string, Refusal> = new Map();

  readonly refresh = coalesced(async () => {
    try {
      this.#set({ page: await this.team.readInvitations(), failure: undefined });
    } catch (error) {
      this.#set({ failure: refusalOf(error) });
    }
  });

  constructor(readonly team: Team) {
    super();
  }

  get invitations(): readonly Invitation[] {
    return this.page?.items ?? [];
  }

  resend(invitation: Invitation, idempotencyKey: string): Promise<boolean> {
    return this.#act(invitation.id, () => this.team.resend(invitation.id, { idempotencyKey }));
  }
  revoke(invitation: Invitation): Promise<boolean> {
    return this.#act(invitation.id, () => this.team.revoke(invitation.id));
  }
  restore(invitation: Invitation): Promise<boolean> {
    return this.#act(invitation.id, () => this.team.restoreInvitation(invitation.id));
  }
  /** The link, or nothing where it was refused. */
  async makeLink(invitation: Invitation): Promise<string | undefined> {
    let url: string | undefined;
    await this.#act(invitation.id, async () => {
      ({ url } = await this.team.makeLink(invitation.id));
    });
    return url;
  }

  /** Whether it was done; the reason is kept for the row. */
  async #act(id: string, act: () => Promise<unknown>): Promise<boolean> {
    const refusals = new Map(this.refusals);
    refusals.delete(id);
    this.#set({ refusals });
    try {
      await act();
      return true;
    } catch (error) {
      this.#set({ refusals: new Map([...this.refusals, [id, refusalOf(error)]]) });
      return false;
    } finally {
      void this.refresh();
    }
  }

  #set(change: Partial<Pick<this, 'page' | 'failure' | 'refusals'>>): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event('change'));
  }
}

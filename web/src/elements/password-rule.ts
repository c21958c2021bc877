import type { Account, Session } from '../client/index.ts';
import type { Core, Rejection } from '../core.ts';

/**
 * Why the link that changes the password would be refused in this session (ACC-8, ACC-9), by the
 * rule the server asks too. Nothing where it would be sent, or where only the server can tell:
 * without the core, or with a way of signing in that this core does not know.
 */
export function passwordLinkRefusal(
  core: Pick<Core, 'decideRequestPasswordLink'> | undefined,
  { sign_in_methods }: Pick<Account, 'sign_in_methods'>,
  { opened_with }: Pick<Session, 'opened_with'>,
): Rejection | undefined {
  const answer = core?.decideRequestPasswordLink({ sign_in_methods, opened_with });
  return answer && 'rejection' in answer ? answer.rejection : undefined;
}

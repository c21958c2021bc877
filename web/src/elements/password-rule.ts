import type { Account, Session } from '../client/index.ts';
import type { Core, Decision, Rejection } from '../core.ts';

/**
 * Why the link that changes the password would be refused in this session (ACC-8, ACC-9), by the
 * rule the server asks too. Nothing where it would be sent, or where only the server can tell:
 * without the core, or with a way of signing in that this core does not know.
 */
export function passwordLinkRefusal(
  core: Pick<Core, 'evaluate'> | undefined,
  { sign_in_methods }: Pick<Account, 'sign_in_methods'>,
  { opened_with }: Pick<Session, 'opened_with'>,
): Rejection | undefined {
  const given = { sign_in_methods, opened_with };
  const call = JSON.stringify({ given, when: { rule: 'decide_request_password_link' } });
  const answer = core?.evaluate(call);
  if (answer === undefined) return undefined;
  const decision = JSON.parse(answer) as Decision<true> | { ok: false; rejection?: undefined };
  return decision.ok ? undefined : decision.rejection;
}

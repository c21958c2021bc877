import type { AuditEvent } from '../client/audit.ts';
import type { Messages } from '../i18n/index.ts';

/** The actions there are a sentence for, in the order of the filter (core/audit/describe.hpp). */
export const actions = [
  'workspace.create',
  'workspace.update',
  'billing_email.request',
  'billing_email.withdraw',
  'billing_email.change',
  'invitation.create',
  'invitation.resend',
  'invitation.revoke',
  'invitation.restore',
  'invitation.link_copy',
  'invitation.accept',
  'invitation.decline',
  'member.join',
  'member.role_change',
  'member.remove',
  'member.restore',
  'member.leave',
  'connection.create',
  'connection.rename',
  'connection.reconnect',
  'connection.default',
  'connection.delete',
  'connection.pass',
  'connection.suspend',
  'connection.resume',
  'budget.set',
  'api_key.create',
  'api_key.replace',
  'api_key.revoke',
  'audit.export',
  'access.deny',
] as const;

const idOf = (action: string, part: 'does' | 'name') =>
  `activity.${part}.${action.replaceAll('.', '_')}`;

/** What an action is called in the filter. */
export function actionName(messages: Messages, action: string): string {
  const id = idOf(action, 'name');
  return messages.has(id) ? messages.t(id) : action;
}

/** Who did what to whom, as a sentence; a newer server may know actions that this page does not. */
export function sentence(messages: Messages, event: AuditEvent): string {
  const actor = event.actor.kind === 'system' ? messages.t('activity.system') : event.actor.display;
  const target = messages.formats.list(event.targets.map(({ display, id }) => display || id));
  const id = idOf(event.action, 'does');
  return messages.has(id)
    ? messages.t(id, { actor, target })
    : messages.t('activity.does_other', { actor, target, action: event.action });
}

export interface ChangeWords {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** From what to what; roles and permissions by their names. */
export function changesOf(messages: Messages, event: AuditEvent): readonly ChangeWords[] {
  return event.changes.map(({ field, before, after }) => {
    const id = `activity.field.${field}`;
    return {
      field: messages.has(id) ? messages.t(id) : field,
      before: value(messages, field, before),
      after: value(messages, field, after),
    };
  });
}

function value(messages: Messages, field: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return field === 'role' ? messages.roleName(text) : text;
}

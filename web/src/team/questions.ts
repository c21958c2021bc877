import { html } from 'lit';
import type { Member } from '../client/index.ts';
import type { Confirmation } from '../elements/confirm-dialog-element.ts';
import type { Messages } from '../i18n/index.ts';
import type { Objection } from './team-rules.ts';

/** What is asked, and said, before a membership ends or the reader gives a right away. */
export function removeQuestion(
  messages: Messages,
  member: Member,
  run: () => Promise<void>,
): Confirmation {
  const { name } = member;
  return {
    title: messages.t('team.remove_title', { name }),
    content: html`<ul class="facts-list">
      <li>${messages.t('team.remove_access', { name })}</li>
      <li>${messages.t('team.remove_connections')}</li>
      <li>${messages.t('team.remove_undo')}</li>
    </ul>`,
    confirm: messages.t('team.remove'),
    isDanger: true,
    run,
  };
}

export function leaveQuestion(
  messages: Messages,
  workspace: string,
  run: () => Promise<void>,
): Confirmation {
  return {
    title: messages.t('team.leave_title', { workspace }),
    content: html`<p>${messages.t('team.leave_text')}</p>`,
    confirm: messages.t('team.leave'),
    isDanger: true,
    run,
  };
}

/** The reader could not undo it: it takes the right that they give away. */
export function ownRoleQuestion(
  messages: Messages,
  role: string,
  run: () => Promise<void>,
): Confirmation {
  return {
    title: messages.t('team.own_role_title', { role: messages.roleName(role) }),
    content: html`<p>${messages.t('team.own_role_text')}</p>`,
    confirm: messages.t('team.own_role_confirm'),
    run,
  };
}

export function lockedQuestion(
  messages: Messages,
  title: string,
  objection: NonNullable<Objection>,
  findHeir: () => Promise<void>,
): Confirmation {
  const isLast = objection.code === 'workspace_last_admin';
  const content = html`<p>${messages.messageOf(objection)}</p>`;
  if (!isLast) return { title, content };
  return { title, content, confirm: messages.t('team.make_other_admin'), run: findHeir };
}

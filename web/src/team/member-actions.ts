import type { ToastDetail } from '../base/events.ts';
import type { Member } from '../client/index.ts';
import type { Confirmation } from '../elements/confirm-dialog-element.ts';
import type { Messages, Refusal } from '../i18n/index.ts';
import { leaveQuestion, lockedQuestion, ownRoleQuestion, removeQuestion } from './questions.ts';
import type { TeamController } from './team-controller.ts';

interface Surroundings {
  readonly team: TeamController;
  readonly messages: () => Messages;
  readonly ask: (confirmation: Confirmation) => void;
  readonly toast: (detail: ToastDetail) => void;
  readonly refused: (refusal: Refusal) => void;
  readonly left: (workspaceId: number) => void;
  readonly findHeir: () => Promise<void>;
}

export interface MemberActions {
  readonly changeRole: (member: Member, role: string) => void;
  /** Removes another member, or leaves: asks first, or says why not. */
  readonly end: (member: Member) => void;
}

/** What an admin does with one member, each with its question, its toast and its way back. */
export function memberActions(at: Surroundings): MemberActions {
  const { team } = at;
  const isSelf = (member: Member) => member.user_id === team.access?.actor.id;

  async function setRole(member: Member, role: string): Promise<void> {
    const messages = at.messages();
    const refusal = await team.list?.changeRole(member, role);
    if (refusal !== undefined) {
      at.refused(refusal);
      return;
    }
    const text = messages.t('team.role_changed', {
      name: member.name,
      role: messages.roleName(role),
    });
    const undo = () =>
      void tellUndone(at, team.list?.changeRole({ ...member, role }, member.role), 'team.undone');
    at.toast(isSelf(member) ? { text } : { text, undo });
  }

  async function remove(member: Member): Promise<void> {
    const messages = at.messages();
    await team.list?.remove(member);
    at.toast({
      text: messages.t('team.removed', { name: member.name }),
      undo: () => void tellUndone(at, team.list?.restore(member), 'team.restored', member.name),
    });
  }

  async function leave(): Promise<void> {
    const { list } = team;
    if (list === undefined) return;
    await list.team.leave();
    at.left(list.team.workspaceId);
  }

  return {
    changeRole: (member, role) => {
      if (member.role === role) return;
      // The select shows the new role already; without an answer it shows the old one again.
      if (!isSelf(member)) void setRole(member, role);
      else at.ask(ownRoleQuestion(at.messages(), role, () => setRole(member, role)));
    },
    end: (member) => {
      const messages = at.messages();
      const objection = team.rules?.toEnd(member);
      if (objection !== undefined) {
        const title = isSelf(member)
          ? messages.t('team.leave_locked')
          : messages.t('team.remove_locked', { name: member.name });
        at.ask(lockedQuestion(messages, title, objection, at.findHeir));
      } else if (isSelf(member)) {
        at.ask(leaveQuestion(messages, team.access?.workspaceName ?? '', leave));
      } else at.ask(removeQuestion(messages, member, () => remove(member)));
    },
  };
}

/** What was taken back is told, and so is why it could not be. */
async function tellUndone(
  at: Surroundings,
  undoing: Promise<Refusal | undefined> | undefined,
  id: 'team.undone' | 'team.restored',
  name = '',
): Promise<void> {
  const refusal = await undoing;
  const messages = at.messages();
  if (refusal === undefined) at.toast({ text: messages.t(id, { name }) });
  else at.toast({ kind: 'info', text: messages.messageOf(refusal) });
}

import { html, nothing, type TemplateResult } from 'lit';
import type { ElementClass } from '../base/define.ts';
import type { ToastDetail } from '../base/events.ts';
import { fetchPart } from '../base/part.ts';
import type { Client } from '../client/index.ts';
import type { Messages } from '../i18n/index.ts';
import type { TeamController } from '../team/team-controller.ts';
import type { Confirmation } from './confirm-dialog-element.ts';
import type { RolesChangedDetail } from './role-changes-dialog-element.ts';

/** What stands in front of the list. The invitation dialog has an address, the others have not. */
export type Question =
  | { readonly kind: 'confirm'; readonly confirmation: Confirmation }
  | { readonly kind: 'bulk'; readonly role: string };

export interface DialogView {
  readonly host: HTMLElement;
  readonly team: TeamController;
  readonly client: Client;
  readonly workspaceId: number | undefined;
  readonly messages: Messages;
  readonly locale: string | undefined;
  readonly theme: string | undefined;
  readonly toast: (detail: ToastDetail) => void;
}

/** Fetches a dialog when it is asked for; one that does not come is given up, and told. */
function fetchDialog(
  view: DialogView,
  name: string,
  load: () => Promise<ElementClass>,
  close: () => void,
): void {
  void fetchPart(view.host, name, load).then((came) => {
    if (came) return;
    close();
    view.toast({ kind: 'info', text: view.messages.t('team.part_missing') });
  });
}

export function questionDialog(
  view: DialogView,
  question: Question,
  selected: ReadonlySet<string>,
  close: () => void,
  changed: () => void,
): TemplateResult {
  const { locale, messages, team, toast } = view;
  const theme = view.theme ?? nothing;
  if (question.kind === 'confirm') {
    const load = () => import('./confirm-dialog-element.ts').then((m) => m.ConfirmDialogElement);
    fetchDialog(view, 'confirm-dialog', load, close);
    return html`<steward-confirm-dialog
      .locale=${locale}
      theme=${theme}
      .question=${question.confirmation}
      @close=${close}
    ></steward-confirm-dialog>`;
  }
  const load = () =>
    import('./role-changes-dialog-element.ts').then((m) => m.RoleChangesDialogElement);
  fetchDialog(view, 'role-changes-dialog', load, close);
  const { list } = team;
  // Nothing is called done before the list shows it.
  const giveBack = async (detail: RolesChangedDetail) => {
    const refusal = await detail.giveBack();
    await list?.refresh();
    if (refusal === undefined) toast({ text: messages.t('team.undone') });
    else toast({ kind: 'info', text: messages.messageOf(refusal) });
  };
  const rolesChanged = async ({ detail }: CustomEvent<RolesChangedDetail>) => {
    changed();
    await list?.refresh();
    toast({ text: detail.text, undo: () => void giveBack(detail) });
  };
  return html`<steward-role-changes-dialog
    .locale=${locale}
    theme=${theme}
    .team=${list?.team}
    .members=${list?.members.filter(({ user_id }) => selected.has(user_id)) ?? []}
    .rules=${team.rules}
    .target=${question.role}
    @roles-changed=${rolesChanged}
    @close=${close}
  ></steward-role-changes-dialog>`;
}

export function inviteDialog(
  view: DialogView,
  pasted: string,
  kept: (text: string) => void,
  close: () => void,
): TemplateResult {
  const load = () => import('./invite-dialog-element.ts').then((m) => m.InviteDialogElement);
  fetchDialog(view, 'invite-dialog', load, close);
  const { locale, team, toast } = view;
  const { list } = team;
  const invited = ({ detail }: CustomEvent<ToastDetail>) => {
    void list?.refresh();
    toast(detail);
  };
  return html`<steward-invite-dialog
    .locale=${locale}
    theme=${view.theme ?? nothing}
    .team=${list?.team}
    .rules=${team.rules}
    .members=${list?.members ?? []}
    .pasted=${pasted}
    @pasted=${({ detail }: CustomEvent<string>) => kept(detail)}
    @invited=${invited}
    @close=${close}
  ></steward-invite-dialog>`;
}

/** Open invitations stand below the members; they come after the list. */
export function invitationsCard(view: DialogView): TemplateResult {
  const load = () => import('./team-invitations-element.ts').then((m) => m.TeamInvitationsElement);
  void fetchPart(view.host, 'team-invitations', load);
  const { client, workspaceId, locale, theme, toast } = view;
  const shown = (event: CustomEvent<ToastDetail>) => {
    event.stopPropagation();
    toast(event.detail);
  };
  return html`<steward-team-invitations
    exportparts="card, button"
    .client=${client}
    .locale=${locale}
    theme=${theme ?? nothing}
    workspace-id=${workspaceId ?? nothing}
    @steward-toast=${shown}
  ></steward-team-invitations>`;
}

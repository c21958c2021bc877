import { html, nothing, type TemplateResult } from 'lit';
import type { ElementClass } from '../base/define.ts';
import type { ToastDetail } from '../base/events.ts';
import { fetchPart } from '../base/part.ts';
import type { Connection } from '../client/connection-types.ts';
import type { ConnectionDialog } from '../connections/connection-query.ts';
import type {
  ConnectionFacts,
  ConnectionsController,
} from '../connections/connections-controller.ts';
import { isManaged, providerOf } from '../connections/provider-groups.ts';
import type { Messages } from '../i18n/index.ts';
import type { ConnectionSaved, ProviderChosen } from './connect-dialog-element.ts';

/** What the parts know that the page fetches when it shows them. */
export interface PartView {
  readonly host: HTMLElement;
  readonly messages: Messages;
  readonly locale: string | undefined;
  readonly theme: string | undefined;
  readonly plansHref: string | undefined;
  readonly facts: ConnectionFacts;
  readonly controller: ConnectionsController;
  readonly toast: (detail: ToastDetail) => void;
}
export interface DialogView extends PartView {
  readonly choose: (provider: string) => void;
  readonly close: () => void;
}

/** Fetches a dialog when it is asked for; one that does not come is given up, and told. */
function fetchDialog(view: DialogView, name: string, load: () => Promise<ElementClass>): void {
  void fetchPart(view.host, name, load).then((came) => {
    if (came) return;
    view.close();
    view.toast({ kind: 'info', text: view.messages.t('shell.failed.text') });
  });
}

/** The dialog that the address names; nothing where its account is gone. */
export function connectionDialog(
  view: DialogView,
  dialog: ConnectionDialog,
): TemplateResult | typeof nothing {
  if (dialog.kind === 'add') return addDialog(view, dialog.provider);
  const account = view.facts.connections.find(({ id }) => id === dialog.id);
  if (account === undefined) return nothing;
  return dialog.kind === 'edit'
    ? connectDialog(view, account.provider, account)
    : deleteDialog(view, account);
}

const addDialog = (view: DialogView, provider: string) => connectDialog(view, provider, undefined);

function connectDialog(view: DialogView, id: string, account: Connection | undefined) {
  const load = () => import('./connect-dialog-element.ts').then((m) => m.ConnectDialogElement);
  fetchDialog(view, 'connect-dialog', load);
  const { messages, controller, facts, toast } = view;
  const provider = facts.catalogue.providers.find((one) => one.id === id);
  const shown = provider ?? (id === '' ? undefined : providerOf(facts.catalogue, id));
  const saved = ({ detail: { connection, isNew } }: ConnectionSaved) => {
    controller.took(connection);
    const { name } = connection;
    const text = messages.t(isNew ? 'connections.added' : 'connections.saved', { name });
    toast({ text });
  };
  return html`<steward-connect-dialog
    .locale=${view.locale}
    theme=${view.theme ?? nothing}
    .controller=${controller}
    .facts=${facts}
    .rules=${controller.rules}
    .plans=${controller.plans}
    .provider=${shown}
    .account=${account}
    .plansHref=${view.plansHref}
    @provider-chosen=${({ detail }: ProviderChosen) => view.choose(detail)}
    @connection-saved=${saved}
    @close=${view.close}
  ></steward-connect-dialog>`;
}

function deleteDialog(view: DialogView, account: Connection): TemplateResult {
  const load = () =>
    import('./delete-connection-dialog-element.ts').then((m) => m.DeleteConnectionDialogElement);
  fetchDialog(view, 'delete-connection-dialog', load);
  const { messages, controller, toast } = view;
  const deleted = () => {
    toast({ text: messages.t('connections.deleted', { name: account.name }) });
    void controller.refresh();
  };
  return html`<steward-delete-connection-dialog
    .locale=${view.locale}
    theme=${view.theme ?? nothing}
    .controller=${controller}
    .account=${account}
    @connection-deleted=${deleted}
    @close=${view.close}
  ></steward-delete-connection-dialog>`;
}

/** What holds for all accounts; it comes after the list. */
export function connectionControls(view: PartView): TemplateResult {
  const load = () =>
    import('./connection-controls-element.ts').then((m) => m.ConnectionControlsElement);
  void fetchPart(view.host, 'connection-controls', load);
  const { controller, facts } = view;
  const mine = facts.connections.filter((one) => !isManaged(one) && controller.mayEdit(one));
  return html`<steward-connection-controls
    exportparts="card, button"
    .locale=${view.locale}
    theme=${view.theme ?? nothing}
    .connections=${controller.connections}
    .mayEdit=${controller.can('connections_edit')}
    .mayTest=${mine.length > 0}
    @connections-tested=${() => void controller.refresh()}
  ></steward-connection-controls>`;
}

/** What has run lately stands below everything. */
export function connectionRuns(view: PartView): TemplateResult {
  const load = () => import('./connection-runs-element.ts').then((m) => m.ConnectionRunsElement);
  void fetchPart(view.host, 'connection-runs', load);
  return html`<steward-connection-runs
    exportparts="card, button"
    .locale=${view.locale}
    theme=${view.theme ?? nothing}
    .connections=${view.controller.connections}
    .catalogue=${view.facts.catalogue}
  ></steward-connection-runs>`;
}

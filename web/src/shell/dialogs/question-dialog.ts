import { html, nothing, type TemplateResult } from 'lit';
import type { Client } from '../../client/index.ts';
import type { Messages } from '../../i18n/index.ts';
import type { PageLoader } from '../page-loader.ts';
import type { PaletteActions } from '../palette/items.ts';
import { lazyPages } from '../pages.ts';
import type { Shell } from '../shell.ts';
import type { Toast } from '../../ui/toasts-element.ts';

/** The dialog for the shell's open question, if there is one. */
export function dialogOf(
  shell: Shell,
  loader: PageLoader,
  client: Client,
  messages: Messages,
  toasts: readonly Toast[],
  actions: PaletteActions,
): TemplateResult | typeof nothing {
  const { question } = shell;
  const close = () => shell.asked();
  switch (question?.kind) {
    case undefined:
      return nothing;
    case 'leave':
      return html`<steward-leave-dialog
        @steward-leave=${() => question.answer(true)}
        @close=${close}
      ></steward-leave-dialog>`;
    case 'page_missing':
      return html`<steward-page-missing-dialog
        @steward-retry=${() => void shell.router.go(question.path)}
        @close=${close}
      ></steward-page-missing-dialog>`;
    case 'sign_in':
      return html`<steward-session-dialog @close=${close}>
        ${signInForm(loader, messages)}
      </steward-session-dialog>`;
    case 'palette':
      import('../palette/palette.ts').catch(() => shell.partMissing());
      return html`<steward-palette
        .client=${client}
        .session=${shell.session}
        .actions=${actions}
        workspace-id=${shell.found?.workspaceId ?? nothing}
        @close=${close}
      ></steward-palette>`;
    case 'notifications':
      return html`<steward-notifications-dialog
        .toasts=${toasts}
        @close=${close}
      ></steward-notifications-dialog>`;
  }
}

/** The dialog is there at once; its form comes with the visitors' pages, or can be asked for. */
function signInForm(loader: PageLoader, messages: Messages): TemplateResult {
  const { sign_in: page } = lazyPages;
  switch (loader.state(page)) {
    case 'ready':
      return html`<steward-sign-in again></steward-sign-in>`;
    case 'loading':
      return html`<p class="muted" role="status">${messages.t('shell.loading')}</p>`;
    case 'failed':
      return html`<div class="notice danger" role="alert">
        <div class="stack tight">
          <p>${messages.t('shell.failed.text')}</p>
          <div>
            <button type="button" class="button" @click=${() => void loader.load(page)}>
              ${messages.t('shell.try_again')}
            </button>
          </div>
        </div>
      </div>`;
  }
}

import { html, nothing, type TemplateResult } from 'lit';
import { lazyPages } from '../pages.ts';
import type { Shell } from '../shell.ts';
import type { Toast } from '../toasts-element.ts';

/** The dialog for the shell's open question, if there is one. */
export function dialogOf(shell: Shell, toasts: readonly Toast[]): TemplateResult | typeof nothing {
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
    case 'sign_in':
      // The dialog is there at once; its form comes with the visitors' pages.
      void lazyPages.sign_in?.load();
      return html`<steward-session-dialog @close=${close}>
        <steward-sign-in again></steward-sign-in>
      </steward-session-dialog>`;
    case 'notifications':
      return html`<steward-notifications-dialog
        .toasts=${toasts}
        @close=${close}
      ></steward-notifications-dialog>`;
  }
}

import { define } from '../base/define.ts';
import { coreReady } from '../core.ts';
import { AvatarElement } from '../ui/avatar.ts';
import { MenuElement } from '../ui/menu-element.ts';
import { baseStyles, cardStyles, controlStyles } from '../ui/styles/index.ts';
import { formStyles } from '../ui/styles/form.ts';
import { tokenStyles } from '../ui/tokens.ts';
import { LeaveDialogElement } from './leave-dialog-element.ts';
import { NotificationsDialogElement } from './notifications-dialog-element.ts';
import { SessionDialogElement } from './session-dialog-element.ts';
import { ShellElement } from './shell-element.ts';
import { ToastsElement } from './toasts-element.ts';
import { ChangePasswordElement } from './visitor/change-password-element.ts';
import { ConfirmBillingEmailElement, ConfirmSignUpElement } from './visitor/confirm-element.ts';
import { ForgotPasswordElement } from './visitor/forgot-password-element.ts';
import { MailSentElement } from './visitor/mail-sent-element.ts';
import { SignInElement } from './visitor/sign-in-element.ts';
import { SignUpElement } from './visitor/sign-up-element.ts';

const styles = [tokenStyles(':root'), baseStyles, controlStyles, cardStyles, formStyles];
document.adoptedStyleSheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);

define('avatar', AvatarElement);
define('menu', MenuElement);
define('toasts', ToastsElement);
define('leave-dialog', LeaveDialogElement);
define('session-dialog', SessionDialogElement);
define('notifications-dialog', NotificationsDialogElement);
define('sign-in', SignInElement);
define('sign-up', SignUpElement);
define('mail-sent', MailSentElement);
define('forgot-password', ForgotPasswordElement);
define('change-password', ChangePasswordElement);
define('confirm-sign-up', ConfirmSignUpElement);
define('confirm-billing-email', ConfirmBillingEmailElement);
define('shell', ShellElement);

// Beside the page and never before it: the first paint does not wait for the rules.
void coreReady();

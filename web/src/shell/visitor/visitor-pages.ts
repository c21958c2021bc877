import { define } from '../../base/define.ts';
import { ChangePasswordElement } from './change-password-element.ts';
import { ConfirmBillingEmailElement, ConfirmSignUpElement } from './confirm-element.ts';
import { ForgotPasswordElement } from './forgot-password-element.ts';
import { MailSentElement } from './mail-sent-element.ts';
import { SignInElement } from './sign-in-element.ts';
import { SignUpElement } from './sign-up-element.ts';

define('mail-sent', MailSentElement);
define('sign-in', SignInElement);
define('sign-up', SignUpElement);
define('forgot-password', ForgotPasswordElement);
define('change-password', ChangePasswordElement);
define('confirm-sign-up', ConfirmSignUpElement);
define('confirm-billing-email', ConfirmBillingEmailElement);

/** What the frame shows only after its first paint; fetched by late.ts. */
import { define } from '../base/define.ts';
import { ToastsElement } from '../ui/toasts-element.ts';
import { LeaveDialogElement } from './dialogs/leave-dialog-element.ts';
import { NotificationsDialogElement } from './dialogs/notifications-dialog-element.ts';
import { PageMissingDialogElement } from './dialogs/page-missing-dialog-element.ts';
import { SessionDialogElement } from './dialogs/session-dialog-element.ts';

define('leave-dialog', LeaveDialogElement);
define('notifications-dialog', NotificationsDialogElement);
define('page-missing-dialog', PageMissingDialogElement);
define('session-dialog', SessionDialogElement);
define('toasts', ToastsElement);

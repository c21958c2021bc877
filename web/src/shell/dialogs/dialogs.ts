import { define } from '../../base/define.ts';
import { LeaveDialogElement } from './leave-dialog-element.ts';
import { NotificationsDialogElement } from './notifications-dialog-element.ts';
import { PageMissingDialogElement } from './page-missing-dialog-element.ts';
import { SessionDialogElement } from './session-dialog-element.ts';

define('leave-dialog', LeaveDialogElement);
define('notifications-dialog', NotificationsDialogElement);
define('page-missing-dialog', PageMissingDialogElement);
define('session-dialog', SessionDialogElement);

import { define } from '../../base/define.ts';
import { InvitationElement } from './invitation-element.ts';

define('invitation', InvitationElement);

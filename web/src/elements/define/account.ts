import { define } from '../../base/define.ts';
import { AccountElement } from '../account-element.ts';
import { PasswordCardElement } from '../password-card-element.ts';
import './primitives.ts';

define('password-card', PasswordCardElement);
define('account', AccountElement);

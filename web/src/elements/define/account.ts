import { define } from '../../base/define.ts';
import { AccountElement } from '../account-element.ts';

define('account', AccountElement);

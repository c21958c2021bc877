import { define } from '../../base/define.ts';
import { PlansBillingElement } from '../plans-billing-element.ts';

define('plans-billing', PlansBillingElement);

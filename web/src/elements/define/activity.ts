import { define } from '../../base/define.ts';
import { ActivityElement } from '../activity-element.ts';

define('activity', ActivityElement);

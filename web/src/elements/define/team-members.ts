import { define } from '../../base/define.ts';
import { TeamMembersElement } from '../team-members-element.ts';

define('team-members', TeamMembersElement);

import { define } from '../../base/define.ts';
import { PendingEmailElement } from '../pending-email-element.ts';
import { WorkspaceIdElement } from '../workspace-id-element.ts';
import { WorkspaceElement } from '../workspace-element.ts';
import './primitives.ts';

define('pending-email', PendingEmailElement);
define('workspace-id', WorkspaceIdElement);
define('workspace', WorkspaceElement);

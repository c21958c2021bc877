import { define } from '../../base/define.ts';
import { WorkspaceElement } from '../workspace-element.ts';

define('workspace', WorkspaceElement);

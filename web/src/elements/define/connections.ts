import { define } from '../../base/define.ts';
import { ConnectionsElement } from '../connections-element.ts';

define('connections', ConnectionsElement);

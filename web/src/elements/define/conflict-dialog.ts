import { define } from '../../base/define.ts';
import { ConflictDialogElement } from '../conflict-dialog-element.ts';

define('conflict-dialog', ConflictDialogElement);

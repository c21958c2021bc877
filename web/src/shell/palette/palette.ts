import { define } from '../../base/define.ts';
import { PaletteElement } from './palette-element.ts';

define('palette', PaletteElement);

import { define } from '../../base/define.ts';
import { PictureFieldElement } from '../../picture/picture-field-element.ts';
import { AvatarElement } from '../../ui/avatar.ts';
import { CopyButtonElement } from '../../ui/copy-button.ts';

define('avatar', AvatarElement);
define('copy-button', CopyButtonElement);
define('picture-field', PictureFieldElement);

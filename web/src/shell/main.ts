import { define } from '../base/define.ts';
import { coreReady } from '../core.ts';
import { AvatarElement } from '../ui/avatar.ts';
import { MenuElement } from '../ui/menu-element.ts';
import { baseStyles, cardStyles, controlStyles } from '../ui/styles/index.ts';
import { formStyles } from '../ui/styles/form.ts';
import { tokenStyles } from '../ui/tokens.ts';
import { fetchLatePartsAhead } from './late.ts';
import { ShellElement } from './shell-element.ts';

const styles = [tokenStyles(':root'), baseStyles, controlStyles, cardStyles, formStyles];
document.adoptedStyleSheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);

define('avatar', AvatarElement);
define('menu', MenuElement);
define('shell', ShellElement);

// Beside the page and never before it: the first paint does not wait for the rules.
void coreReady();
fetchLatePartsAhead();

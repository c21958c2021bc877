import { define } from '../../base/define.ts';
import { StewardProviderElement } from '../../base/provider.ts';

define('provider', StewardProviderElement);

export type { Area } from './areas.ts';
export { availableLocales, loadMessages, overrideMessages } from './catalogues.ts';
export { Formats } from './formats.ts';
export { chooseLocale, onLocaleChange } from './locale.ts';
export { directionOf, Messages, type Refusal } from './messages.ts';
export { formatName } from './params.ts';
export type { MessageId, MessageParams } from './types.ts';

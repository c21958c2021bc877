import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type english from '../../../assets/messages/en.json';

/** Every message there is; the English catalogue is the list, the compiler checks its use. */
export type MessageId = keyof typeof english;
export type MessageParams = Readonly<Record<string, string | number | Date | undefined>>;
/** Plain text, or the parsed form where there are placeholders. */
export type CompiledMessage = string | MessageFormatElement[];
export type Catalogue = Readonly<Record<string, CompiledMessage>>;

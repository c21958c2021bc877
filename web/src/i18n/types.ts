import type english from '../../../assets/messages/en.json';

/** Every message there is; the English catalogue is the list, the compiler checks its use. */
export type MessageId = keyof typeof english;
export type MessageParams = Readonly<Record<string, string | number | undefined>>;

/** What is chosen by a number's plural or by a value; `other` is always among them. */
export type Cases = Readonly<Record<string, CompiledMessage>>;
/** Text; `[name]` a value as it is; `[name, 'number']` a formatted one; or a choice by a value. */
export type Part =
  | string
  | readonly [name: string]
  | readonly [name: string, kind: 'number']
  | readonly [name: string, kind: 'plural' | 'select', cases: Cases];
/** Plain text, or its parts where there are placeholders. */
export type CompiledMessage = string | readonly Part[];
export type Catalogue = Readonly<Record<string, CompiledMessage>>;

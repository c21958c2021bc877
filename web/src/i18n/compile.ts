import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Cases, CompiledMessage, Part } from './types.ts';

/**
 * Reads ICU message syntax: arguments, numbers, plurals without offset, selections. Anything else
 * throws, so that it is noticed by the build. Runs there, and in a host that overrides texts.
 */
export function compileMessage(text: string): CompiledMessage {
  return compileElements(parse(text, { ignoreTag: true }), undefined);
}

/** `counted`: the argument that `#` stands for; the parser makes it one in plurals only. */
function compileElements(
  elements: readonly MessageFormatElement[],
  counted: string | undefined,
): CompiledMessage {
  const parts = elements.map((element) => compileElement(element, counted));
  return parts.every((part) => typeof part === 'string') ? parts.join('') : parts;
}

// The numbers are the parser's TYPE; its enumeration would not be erased.
function compileElement(element: MessageFormatElement, counted: string | undefined): Part {
  switch (element.type as number) {
    case 0:
      return 'value' in element ? element.value : '';
    case 1:
      return 'value' in element ? [element.value] : '';
    case 7:
      return counted === undefined ? '#' : [counted, 'number'];
  }
  if ('options' in element && !('offset' in element && element.offset !== 0)) {
    const { value } = element;
    const kind = 'offset' in element ? 'plural' : 'select';
    const cases: Cases = Object.fromEntries(
      Object.entries(element.options).map(([key, option]) => [
        key,
        compileElements(option.value, value),
      ]),
    );
    return [value, kind, cases];
  }
  const isNumber = (element.type as number) === 2 && 'style' in element && !element.style;
  if (isNumber && 'value' in element) return [element.value, 'number'];
  throw new Error(`this part of a message is not supported: ${JSON.stringify(element)}`);
}

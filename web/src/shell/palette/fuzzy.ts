/** Letters without case and marks, so that "Uber" finds "Über"; as many as there were. */
function plain(text: string): readonly string[] {
  return Array.from(text, (letter) => Array.from(letter.normalize('NFD').toLowerCase())[0] ?? '');
}

const isWordStart = (letters: readonly string[], at: number): boolean =>
  at === 0 || /[\s\-_.@/]/.test(letters[at - 1] ?? '');

/**
 * How well `query` fits `text`, nothing where it does not: its letters must stand there in their
 * order. Beginnings of words and letters side by side count more, so initials find a name.
 */
export function fitness(text: string, query: string): number | undefined {
  const letters = plain(text);
  const wanted = plain(query).filter((letter) => letter.trim() !== '');
  let at = 0;
  let score = 0;
  let previous = -2;
  for (const letter of wanted) {
    const found = nextPlace(letters, letter, at, previous);
    if (found === undefined) return undefined;
    score += found === previous + 1 ? 4 : isWordStart(letters, found) ? 3 : 1;
    previous = found;
    at = found + 1;
  }
  // Of two that fit alike, the shorter one is meant.
  return score - letters.length / 1000;
}

/** Side by side first, then the beginning of a word, then anywhere. */
function nextPlace(
  letters: readonly string[],
  letter: string,
  from: number,
  previous: number,
): number | undefined {
  if (letters[previous + 1] === letter) return previous + 1;
  let first: number | undefined;
  for (let at = from; at < letters.length; at += 1) {
    if (letters[at] !== letter) continue;
    if (isWordStart(letters, at)) return at;
    first ??= at;
  }
  return first;
}

/** Those that fit, best first; all of them, in their order, without a query. */
export function ranked<Item>(
  items: readonly Item[],
  query: string,
  textOf: (item: Item) => string,
): readonly Item[] {
  if (query.trim() === '') return items;
  return items
    .flatMap((item) => {
      const score = fitness(textOf(item), query);
      return score === undefined ? [] : [{ item, score }];
    })
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

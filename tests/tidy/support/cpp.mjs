// Splits C++ into code, comments and string literals, so that a rule looks at what it means.

const raw = /^(?:u8|u|U|L)?R"([^()\\\s]{0,16})\(/;

/** Where the literal that opens at `start` ends, escapes skipped. */
function endOfQuoted(text, start, quote) {
  let at = start + 1;
  while (at < text.length && text[at] !== quote && text[at] !== '\n')
    at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function pieceAt(text, at) {
  if (text.startsWith('//', at))
    return ['comment', (text.indexOf('\n', at) + 1 || text.length + 1) - 1];
  if (text.startsWith('/*', at)) return ['comment', text.indexOf('*/', at + 2) + 2 || text.length];
  const opening =
    /[uULR]/.test(text[at]) && !/\w/.test(text[at - 1] ?? '') && raw.exec(text.slice(at, at + 24));
  if (opening) {
    const closing = `)${opening[1]}"`;
    return ['string', text.indexOf(closing, at) + closing.length];
  }
  if (text[at] === '"') return ['string', endOfQuoted(text, at, '"')];
  // 5'000 has no character in it.
  if (text[at] === "'" && !/[0-9a-fA-F]/.test(text[at - 1] ?? '')) {
    return ['character', endOfQuoted(text, at, "'")];
  }
  return undefined;
}

/** Pieces in their order: `{kind: code | comment | string | character, text, line}`. */
export function piecesOf(text) {
  const pieces = [];
  let line = 1;
  let begin = 0;
  const add = (kind, from, to) => {
    if (from === to) return;
    const piece = text.slice(from, to);
    pieces.push({ kind, text: piece, line });
    line += piece.split('\n').length - 1;
  };
  for (let at = 0; at < text.length;) {
    const found = pieceAt(text, at);
    if (!found) {
      at += 1;
      continue;
    }
    add('code', begin, at);
    add(found[0], at, found[1]);
    at = found[1];
    begin = at;
  }
  add('code', begin, text.length);
  return pieces;
}

/** The string literals but those of #include: `{value, line}`; escapes stay as written. */
export function stringsOf(text) {
  const withoutIncludes = text.replace(/^#include .*$/gm, '');
  return piecesOf(withoutIncludes)
    .filter((piece) => piece.kind === 'string')
    .map(({ text: literal, line }) => ({
      value: literal.replace(/^\w*R"[^(]*\(|\)[^)"]*"$|^\w*"|"$/g, ''),
      line,
    }));
}

/** The same lines with comments blanked, for rules about code. */
export function withoutComments(text) {
  return piecesOf(text)
    .map((piece) => (piece.kind === 'comment' ? piece.text.replace(/[^\n]/g, ' ') : piece.text))
    .join('');
}

/** `{spelled, system, line}` of every include. */
export function includesOf(text) {
  return withoutComments(text)
    .split('\n')
    .map((content, index) => ({
      match: /^\s*#\s*include\s*([<"])([^>"]+)/.exec(content),
      line: index + 1,
    }))
    .filter(({ match }) => match)
    .map(({ match, line }) => ({ spelled: match[2], system: match[1] === '<', line }));
}

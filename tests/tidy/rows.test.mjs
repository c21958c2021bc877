// Every requirement row that is promised so far is named by a test or a fixture that proves it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readRepository } from './support/repository.mjs';

const numbered = (prefix, ...numbers) => numbers.map((number) => `${prefix}-${number}`);

const promised = [
  ...numbered('ACC', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
  ...numbered('WS', 1, 2, 3, 4, 5, 6, 7),
  ...numbered('TM', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
  ...numbered('KEY', 1, 2, 3, 4),
  ...numbered('LNK', 1, 2, 3, 4, 5),
  ...numbered('PLN', 1, 2, 3, 8, 9),
  ...numbered('SYS', 1),
  ...numbered('PLN', 4, 5, 6, 7, 10, 11, 12, 13),
  ...numbered('BIL', 1),
  ...numbered('TRI', 1),
  ...numbered('CON', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18),
  ...numbered('BYOK', 1, 2, 3, 4, 5, 6, 7, 8, 9),
  ...numbered('ADV', 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 17, 19, 20),
  ...numbered('SEC', 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16, 18, 19, 20),
  ...numbered('SEC', 21, 22, 23, 24, 25, 26, 27, 28, 30, 32, 33, 34, 35, 36),
  ...numbered('SEC', 37, 38, 39, 40, 41, 43),
  ...['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'G3', 'G10'],
  ...['X1', 'X3', 'X4', 'X5', 'X7', 'X8'],
];

/** A row is named where its id stands alone: `SEC-1` is not named by `SEC-15`. */
const unnamed = (rows, texts) =>
  rows.filter((row) => !texts.some((text) => new RegExp(`\\b${row}(?!\\d)`).test(text)));

test('a row that no test names is found', () => {
  assert.deepEqual(unnamed(['SEC-1', 'SEC-15'], ['SEC-15 nothing is lost']), ['SEC-1']);
});

test('every promised row is named by a test or a fixture', () => {
  const texts = readRepository()
    .filter(({ path }) => path.startsWith('tests/') && path !== 'tests/tidy/rows.test.mjs')
    .map(({ text }) => text);
  assert.deepEqual(unnamed(promised, texts), []);
});

// The texts a person looks for, by message id, so that a reworded sentence breaks no test.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';

import { repository } from '../../server/support/server.mjs';

/** `texts('de')('form.save')` is what the button says in German. */
export function texts(language = 'en') {
  const file = join(repository, `assets/messages/${language}.json`);
  const catalogue = JSON.parse(readFileSync(file, 'utf8'));
  return (id, params = {}) => {
    if (!(id in catalogue)) throw new Error(`there is no message \`${id}\` in ${language}`);
    return new IntlMessageFormat(catalogue[id], language).format(params);
  };
}

// How fixtures of API keys travel over HTTP: in the linking form, and in the header of a request.
import assert from 'node:assert/strict';

import { byKey } from './keys.mjs';

export const keyCarriers = new Map([
  [
    'parse_api_key',
    async ({ client: { server } }, { when, expect }) => {
      const json = { api_key: when.text, workspace: '7' };
      const answer = await byKey(server, undefined, '/api/link-checks', { method: 'POST', json });
      assert.equal(answer.status, 401, answer.text);
      if (expect.ok) assert.equal(answer.json.code, 'api_key_unknown');
      else {
        const issues = expect.issues.map((issue) => ({ ...issue, path: '/api_key' }));
        assert.deepEqual(answer.json.issues, issues);
      }
    },
  ],
  [
    'key_in_authorization',
    async ({ client: { server } }, { when, expect }) => {
      const answer = await byKey(server, when.header, '/v3/my-workspaces');
      const code = expect.value.api_key === undefined ? 'api_key_missing' : 'api_key_malformed';
      assert.equal(answer.json.code, code, answer.text);
    },
  ],
]);

// The list of members: pages, search, order, numbers and the file, on both stores.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Client, signUp } from '../support/client.mjs';
import { join, refusal, startTeam, stores } from './support/team.mjs';

const people = [
  ['mueller@example.test', 'J\u00FCrgen M\u00FCller', 'user'],
  ['grace@navy.test', 'Grace Hopper', 'admin'],
  ['yamada@example.test', '\u5C71\u7530\u592A\u90CE', 'user'],
  ['formula@example.test', '=HYPERLINK("http://evil.test";"x")', 'user'],
  ['alan_t@example.test', 'alan <b>Turing</b>', 'user'],
];

for (const store of stores) {
  describe(`members on ${store.name}`, { concurrency: false }, () => {
    let team;
    let server;
    let started;
    let members;
    before(async () => {
      started = await store.start();
      if (started.missing) return;
      server = started.server;
      team = await startTeam(server);
      members = { ada: team.admin };
      for (const [email, name, role] of people)
        members[email.split('@')[0]] = await join(server, team, email, { role, name });
    });
    after(() => started.stop?.());
    const check = (name, run) =>
      test(name, (t) => (started.missing ? t.skip(started.missing) : run(t)));
    const list = (query = '', client = team.admin) => client.get(`${team.path}/members${query}`);
    const names = async (query) => {
      const { json, status, text } = await list(query);
      assert.equal(status, 200, text);
      return json.items.map(({ email }) => email.split('@')[0]);
    };
    const byName = ['formula', 'ada', 'alan_t', 'grace', 'mueller', 'yamada'];

    check('TM-1 TM-11 everybody sees the team with its numbers', async () => {
      const { json } = await list('', members.mueller);
      assert.deepEqual([json.member_count, json.admin_count, json.pending_count], [6, 2, 0]);
      const grace = json.items.find(({ email }) => email === 'grace@navy.test');
      assert.equal(grace.name, 'Grace Hopper');
      assert.equal(grace.role, 'admin');
      assert.deepEqual(grace.picture, { kind: 'none' });
      assert.equal(grace.user_id, members.grace.session.user.id);
      assert.equal('next_cursor' in json, false);
      assert.equal('seat_limit' in json, false);
    });

    check('sorts by name without regard to case and accents, by joining and by role', async () => {
      assert.deepEqual(await names(), byName);
      assert.deepEqual(await names('?order=desc'), [...byName].reverse());
      const byJoined = ['ada', 'mueller', 'grace', 'yamada', 'formula', 'alan_t'];
      assert.deepEqual(await names('?sort=joined'), byJoined);
      assert.deepEqual(await names('?sort=joined&order=desc'), [...byJoined].reverse());
      const byRole = ['ada', 'grace', 'formula', 'alan_t', 'mueller', 'yamada'];
      assert.deepEqual(await names('?sort=role'), byRole);
      assert.deepEqual(await names('?sort=role&order=desc'), [...byRole].reverse());
      assert.deepEqual(await names('?role=admin'), ['ada', 'grace']);
      assert.deepEqual(await names('?role=admin&sort=joined&order=desc'), ['grace', 'ada']);
    });

    check('finds the beginning of any word of name and address, in any script', async () => {
      for (const [search, found] of [
        ['MULLER', ['mueller']],
        ['m\u00FCl', ['mueller']],
        ['hop gra', ['grace']],
        ['navy.t', ['grace']],
        ['\u592A\u90CE', ['yamada']],
        ['example', ['formula', 'ada', 'alan_t', 'mueller', 'yamada']],
        ['alan_t@example.test', ['alan_t']],
        ['opper', []],
        ['nobody', []],
        ['%', byName],
        ['_', byName],
      ]) {
        const query = `?search=${encodeURIComponent(search)}`;
        assert.deepEqual(await names(query), found, search);
      }
      assert.deepEqual(await names('?search=example&role=admin'), ['ada']);
      assert.deepEqual(await names('?search=example%20al&sort=joined'), ['alan_t']);
    });

    check('pages meet without a gap and without a repetition, in every order', async () => {
      for (const sort of ['name', 'joined', 'role']) {
        for (const order of ['asc', 'desc']) {
          for (const filter of ['', '&search=t', '&role=user', '&role=user&search=example']) {
            const all = await names(`?sort=${sort}&order=${order}${filter}`);
            const paged = [];
            let cursor = '';
            do {
              const query = `?sort=${sort}&order=${order}${filter}&limit=2${cursor}`;
              const { json } = await list(query);
              assert.ok(json.items.length <= 2);
              paged.push(...json.items.map(({ email }) => email.split('@')[0]));
              cursor = json.next_cursor && `&cursor=${encodeURIComponent(json.next_cursor)}`;
            } while (cursor);
            assert.deepEqual(paged, all, `${sort} ${order} ${filter}`);
          }
        }
      }
    });

    check('a cursor that was changed, or belongs to another list, is refused', async () => {
      const { next_cursor: cursor } = (await list('?limit=2')).json;
      const flip = (at) =>
        cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      const other = await signUp(server, { email: 'other@example.test' });
      const theirs = `/api/workspaces/${other.session.workspaces[0].id}/members`;
      const broken = [...Array(cursor.length - 1).keys()].map(flip);
      for (const wrong of [...broken, 'x', cursor.slice(1), `${cursor}A`, '%00', 'a b']) {
        const answer = await list(`?limit=2&cursor=${encodeURIComponent(wrong)}`);
        assert.equal(refusal(answer), '422 cursor_malformed', wrong);
      }
      const given = `limit=2&cursor=${encodeURIComponent(cursor)}`;
      for (const more of ['&sort=joined', '&order=desc', '&role=user', '&search=a'])
        assert.equal(refusal(await list(`?${given}${more}`)), '422 cursor_malformed', more);
      assert.equal(refusal(await other.get(`${theirs}?${given}`)), '422 cursor_malformed');
      assert.equal((await list(`?${given}`)).status, 200);
    });

    check('SEC-22 parameters that are none are refused by name', async () => {
      for (const [query, code] of [
        ['?limit=0', 'field_value_unknown'],
        ['?limit=201', 'field_value_unknown'],
        ['?limit=x', 'field_value_unknown'],
        ['?sort=age', 'field_value_unknown'],
        ['?order=up', 'field_value_unknown'],
        ['?role=emperor', 'role_unknown'],
        ['?workspace_id=1', 'field_unknown'],
        ['?__proto__=1', 'field_unknown'],
        ['?search=%ff', 'text_not_utf8'],
        ['?limit=1&limit=2', 'field_repeated'],
      ])
        assert.equal(refusal(await list(query)), `422 ${code}`, query);
    });

    check('the index keeps up with a name that changes', async () => {
      const { headers } = await members.alan_t.get('/api/account');
      const renamed = await members.alan_t.patch(
        '/api/account',
        { name: 'Zuse Konrad' },
        headers.get('etag'),
      );
      assert.equal(renamed.status, 200);
      assert.deepEqual(await names('?search=turing'), []);
      assert.deepEqual(await names('?search=zuse'), ['alan_t']);
      assert.deepEqual((await names()).slice(-2), ['alan_t', 'yamada']);
    });

    check('SEC-37 the file starts no formula and no second line', async () => {
      const answer = await team.admin.get(`${team.path}/members/export`);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type'), /^text\/csv/);
      assert.match(
        answer.headers.get('content-disposition'),
        /^attachment; filename="members-\d+\.csv"$/,
      );
      const lines = answer.text.split('\r\n').filter((line) => line.replace('\uFEFF', '') !== '');
      assert.equal(lines.length, 7);
      assert.match(lines[0], /name.*email.*role.*joined_at/);
      const formula = lines.find((line) => line.includes('formula@'));
      assert.match(formula, /^"'=HYPERLINK\(""http/);
      assert.equal(
        lines.some((line) => /(^|,)"?[=+@-]/.test(line)),
        false,
      );
    });

    check('SEC-20 strangers and visitors learn nothing', async () => {
      const stranger = await signUp(server, { email: 'stranger@example.test' });
      const missing = await stranger.get('/api/workspaces/999999999/members');
      const foreign = await stranger.get(`${team.path}/members`);
      assert.equal(foreign.status, 404);
      const plain = ({ json: { request_id, ...rest } }) => rest;
      assert.deepEqual(plain(foreign), plain(missing));
      assert.equal(
        refusal(await new Client(server).get(`${team.path}/members`)),
        '401 session_missing',
      );
    });
  });
}

import { describe, expect, it } from 'vitest';
import { Client } from '../../../web/src/client/index.ts';
import { Team } from '../../../web/src/client/team.ts';
import { findMembers } from '../../../web/src/team/find-members.ts';

/** A team of `size` people, u0, u1, …, whose pages the server gives; it keeps what it was asked. */
function teamOf(size: number) {
  const asked: string[] = [];
  const respond = (url: URL): Response => {
    asked.push(url.search);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const limit = Number(url.searchParams.get('limit'));
    const ids = Array.from({ length: size }, (_nothing, index) => `u${index}`);
    const items = ids.slice(from, from + limit).map((id) => ({ user_id: id, name: `Name ${id}` }));
    const next = from + limit < size ? { next_cursor: String(from + limit) } : {};
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify({ items, ...next }), { headers });
  };
  const answer = (input: RequestInfo | URL) =>
    Promise.resolve(respond(new URL(input as string, 'http://steward.test')));
  return { team: new Team(new Client({ fetch: answer }), 7), asked };
}

describe('ADV-15 B6: whoever is shown has a name, however large the team is', () => {
  it('reads on until everybody is found, and no further', async () => {
    const { team, asked } = teamOf(1000);
    const found = await findMembers(team, ['u399', 'u3']);
    expect(found.map(({ name }) => name)).toEqual(['Name u3', 'Name u399']);
    expect(asked).toEqual(['?limit=200', '?limit=200&cursor=200']);
  });

  it('ends with the list where somebody is no member', async () => {
    const { team, asked } = teamOf(201);
    const found = await findMembers(team, ['gone', 'u200']);
    expect(found.map(({ user_id: id }) => id)).toEqual(['u200']);
    expect(asked).toHaveLength(2);
  });

  it('asks nothing for nobody', async () => {
    const { team, asked } = teamOf(3);
    expect(await findMembers(team, [])).toEqual([]);
    expect(asked).toEqual([]);
  });
});

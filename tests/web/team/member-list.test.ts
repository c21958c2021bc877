import { describe, expect, it } from 'vitest';
import { Client, Problem, type Member } from '../../../web/src/client/index.ts';
import { Team } from '../../../web/src/client/team.ts';
import { MemberList, rowCount } from '../../../web/src/team/member-list.ts';
import { readListQuery } from '../../../web/src/team/member-query.ts';

const person = (id: string, role: string): Member => ({
  user_id: id,
  name: `Person ${id}`,
  email: `${id}@example.com`,
  picture: { kind: 'none' },
  role,
  joined_at: '2026-11-21T05:00:00Z',
});
const pageOf = (...items: Member[]) => ({
  items,
  member_count: items.length,
  admin_count: 1,
  pending_count: 0,
  pending_max: 100,
});

/** A server whose answers the test gives, one request after the other. */
class Server {
  readonly asked: { method: string; url: string; body: unknown }[] = [];
  readonly #waiting: ((response: Response) => void)[] = [];
  readonly client = new Client({
    fetch: (input, init) => {
      const { method = 'GET', body, signal } = init ?? {};
      const text = typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined;
      this.asked.push({ method, url: input as string, body: text });
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
        this.#waiting.push(resolve);
      });
    },
  });
  async answer(body: object, status = 200): Promise<void> {
    const type = status < 300 ? 'application/json' : 'application/problem+json';
    this.#waiting.shift()?.(
      new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }),
    );
    await settled();
  }
}
/** Whatever waits for an answer has had its turn. */
const settled = async (): Promise<void> => {
  for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
};
const at = (list: MemberList, index: number): Member => {
  const member = list.members[index];
  if (member === undefined) throw new Error(`there is no row ${index}`);
  return member;
};
const refusal = {
  type: '',
  title: '',
  status: 409,
  code: 'workspace_last_admin',
  request_id: 'r',
  params: { role: 'admin' },
};

async function listWith(...members: Member[]) {
  const server = new Server();
  const list = new MemberList(new Team(server.client, 7));
  void list.show(readListQuery('search=+ada+&role=admin&sort=joined&order=desc'));
  await server.answer(pageOf(...members));
  return { server, list };
}

describe('T1: the list', () => {
  it('asks for what is to be shown, and for few enough rows to draw', async () => {
    const { server, list } = await listWith(person('a', 'admin'));
    expect(server.asked[0]?.url).toBe(
      `/api/workspaces/7/members?search=ada&role=admin&sort=joined&order=desc&limit=${rowCount}`,
    );
    expect(list.members.map(({ user_id }) => user_id)).toEqual(['a']);
  });

  it('forgets an answer that a newer question has overtaken', async () => {
    const { server, list } = await listWith(person('a', 'admin'));
    void list.show(readListQuery('search=first'));
    void list.show(readListQuery('search=second'));
    await server.answer(pageOf(person('old', 'user')));
    await server.answer(pageOf(person('new', 'user')));
    expect(list.members.map(({ user_id }) => user_id)).toEqual(['new']);
    expect(list.failure).toBeUndefined();
  });

  it('keeps what it shows when the next page is refused, and says why', async () => {
    const { server, list } = await listWith(person('a', 'admin'));
    void list.show(readListQuery('cursor=tampered'));
    await server.answer({ ...refusal, status: 422, code: 'cursor_malformed' }, 422);
    expect(list.failure?.code).toBe('cursor_malformed');
    expect(list.members).toHaveLength(1);
  });
});

describe('T3, TM-6: a role', () => {
  it('shows at once, before the server has answered', async () => {
    const { server, list } = await listWith(person('a', 'user'));
    void list.changeRole(at(list, 0), 'admin');
    expect(list.members[0]?.role).toBe('admin');
    expect(server.asked.at(-1)).toEqual({
      method: 'PATCH',
      url: '/api/workspaces/7/members/a',
      body: { role: 'admin' },
    });
    await server.answer(person('a', 'admin'));
    expect(list.members[0]?.role).toBe('admin');
  });

  it('goes back with the reason when it is refused', async () => {
    const { server, list } = await listWith(person('a', 'admin'));
    const changing = list.changeRole(at(list, 0), 'user');
    await server.answer(refusal, 409);
    expect(await changing).toBeInstanceOf(Problem);
    expect(list.members[0]?.role).toBe('admin');
    expect(list.refusals.get('a')?.code).toBe('workspace_last_admin');
  });

  it('does not flicker when the list is read again meanwhile', async () => {
    const { server, list } = await listWith(person('a', 'user'));
    void list.changeRole(at(list, 0), 'admin');
    void list.refresh();
    const [patch] = server.asked.slice(-2);
    expect(patch?.method).toBe('PATCH');
    expect(list.members[0]?.role).toBe('admin');
  });
});

describe('T5, TM-7: removing and bringing back', () => {
  it('reads the list again after it is done', async () => {
    const { server, list } = await listWith(person('a', 'admin'), person('b', 'user'));
    const removing = list.remove(at(list, 1));
    await server.answer({}, 200);
    expect(server.asked.at(-1)?.method).toBe('GET');
    await server.answer(pageOf(person('a', 'admin')));
    await removing;
    expect(list.members).toHaveLength(1);
    const restoring = list.restore(person('b', 'user'));
    expect(server.asked.at(-1)?.url).toBe('/api/workspaces/7/members/b/restore');
    await server.answer({ ...refusal, code: 'undo_expired' }, 409);
    await server.answer(pageOf(person('a', 'admin')));
    expect((await restoring)?.code).toBe('undo_expired');
  });
});

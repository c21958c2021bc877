import { describe, expect, it } from 'vitest';
import type { Account, Session, Workspace } from '../../../web/src/client/index.ts';
import { Client } from '../../../web/src/client/index.ts';
import { onAnnouncement, type Announcement } from '../../../web/src/base/live.ts';
import { SessionStore } from '../../../web/src/shell/session-store.ts';

const user: Account = {
  id: 'usr_1',
  name: 'Ada',
  email: 'ada@example.com',
  picture: { kind: 'none' },
  sign_in_methods: ['password'],
};
const member = (id: number, name: string) =>
  ({ id, name, picture: { kind: 'none' }, role: 'admin' }) as const;
const session: Session = {
  user,
  workspaces: [member(1, 'One'), member(2, 'Two')],
  opened_with: 'password',
  opened_at: '2026-11-21T05:00:00Z',
  expires_at: '2026-12-21T05:00:00Z',
};
const workspace: Workspace = {
  ...member(2, 'Second'),
  picture: { kind: 'icon', icon: 'rocket', color: 'teal' },
  billing_email: 'b@example.com',
  permissions: [],
};

const answering = (status: number, body: object) =>
  new Client({
    fetch: () =>
      Promise.resolve(
        new Response(JSON.stringify(body), {
          status,
          headers: { 'content-type': 'application/problem+json' },
        }),
      ),
  });
const nextChange = (store: SessionStore) =>
  new Promise((resolve) => store.addEventListener('change', resolve, { once: true }));

describe('WS-4: a new name or picture shows everywhere at once', () => {
  it('changes the session that the frame is drawn from', () => {
    const store = new SessionStore(answering(200, session));
    store.opened(session);
    store.saved({ kind: 'workspace', resource: workspace });
    store.saved({ kind: 'account', resource: { ...user, name: 'Ada L.' } });
    expect(store.state).toMatchObject({
      kind: 'present',
      session: {
        user: { name: 'Ada L.' },
        workspaces: [{ name: 'One' }, { name: 'Second', picture: { icon: 'rocket' } }],
      },
    });
  });

  it('changes the other windows too, and tells them nothing secret', async () => {
    const [here, there] = [answering(200, session), answering(200, session)].map(
      (client) => new SessionStore(client),
    );
    const life = new AbortController();
    const heard: Announcement[] = [];
    onAnnouncement((announcement) => heard.push(announcement), life.signal);
    await there?.start(life.signal);
    const changed = there && nextChange(there);
    here?.saved({ kind: 'workspace', resource: workspace });
    await changed;
    life.abort();
    expect(there?.state).toMatchObject({ session: { workspaces: [{}, { name: 'Second' }] } });
    expect(heard).toEqual([{ kind: 'workspace', resource: workspace }]);
  });

  it('signs every window out', async () => {
    const store = new SessionStore(answering(200, session));
    const life = new AbortController();
    await store.start(life.signal);
    const changed = nextChange(store);
    const other = new SessionStore(
      new Client({ fetch: () => Promise.resolve(new Response(null, { status: 204 })) }),
    );
    await other.signOut();
    await changed;
    life.abort();
    expect(store.state.kind).toBe('absent');
  });
});

describe('who is signed in', () => {
  it('is nobody where the server says so, and unknown where it says nothing', async () => {
    const refusal = { title: '', type: '', status: 401, code: 'session_missing', request_id: 'r' };
    const absent = new SessionStore(answering(401, refusal));
    await absent.load();
    expect(absent.state.kind).toBe('absent');
    const failed = new SessionStore(
      new Client({ fetch: () => Promise.reject(new TypeError('network')) }),
    );
    await failed.load();
    expect(failed.state.kind).toBe('failed');
  });

  it('C1: is not asked to sign in for what the session before was refused', async () => {
    const refusal = { title: '', type: '', status: 401, code: 'session_expired', request_id: 'r' };
    let answer: ((response: Response) => void) | undefined;
    const store = new SessionStore(
      new Client({ fetch: () => new Promise<Response>((resolve) => (answer = resolve)) }),
    );
    let expired = 0;
    store.addEventListener('expired', () => (expired += 1));
    const refused = () =>
      answer?.(
        new Response(JSON.stringify(refusal), {
          status: 401,
          headers: { 'content-type': 'application/problem+json' },
        }),
      );
    store.opened(session);
    const asked = store.refresh();
    store.opened(session);
    refused();
    await asked;
    expect(expired).toBe(0);
    const askedAgain = store.refresh();
    refused();
    await askedAgain;
    expect(expired).toBe(1);
  });
});

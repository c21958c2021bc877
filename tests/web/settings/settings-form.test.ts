import { describe, expect, it } from 'vitest';
import {
  type Account,
  ConnectionError,
  Problem,
  type UploadedPicture,
  type Versioned,
} from '../../../web/src/client/index.ts';
import { coreReady } from '../../../web/src/core.ts';
import { SettingsForm, type SettingsSource } from '../../../web/src/settings/settings-form.ts';

const fields = [{ name: 'name', kind: 'account_name' }] as const;
const jane: Account = {
  id: 'usr_1',
  name: 'Jane',
  email: 'jane@acme.test',
  picture: { kind: 'none' },
  sign_in_methods: ['password'],
};

/** A server in memory: one account, versions, uploads. Fails with `fails` once, if set. */
class Server implements SettingsSource<Account> {
  current: Versioned<Account> = { value: jane, etag: '"1"' };
  readonly patches: Record<string, unknown>[] = [];
  readonly uploadKeys: (string | undefined)[] = [];
  fails: Error | undefined;

  read = () => Promise.resolve(this.current);

  update = (etag: string, patch: Record<string, unknown>) => {
    const failure = this.#failure();
    if (failure) return Promise.reject(failure);
    if (etag !== this.current.etag) return Promise.reject(this.#stale());
    this.patches.push(patch);
    return Promise.resolve(this.saved({ ...this.current.value, ...patch }));
  };

  upload: SettingsSource<Account>['upload'] = (_blob, options) => {
    this.uploadKeys.push(options?.idempotencyKey);
    const failure = this.#failure();
    if (failure) return Promise.reject(failure);
    options?.onProgress?.(1);
    return Promise.resolve({ id: `pic_${this.uploadKeys.length}` } as UploadedPicture);
  };

  /** Somebody saves. */
  saved(value: Account): Versioned<Account> {
    this.current = { value, etag: `"${Number(this.current.etag.slice(1, -1)) + 1}"` };
    return this.current;
  }

  #failure(): Error | undefined {
    const failure = this.fails;
    this.fails = undefined;
    return failure;
  }
  #stale(): Problem {
    const { value, etag } = this.current;
    return problem(412, 'version_stale', { current: value, current_etag: etag });
  }
}

function problem(status: number, code: string, more: object = {}): Problem {
  const body = { type: 'about:blank', title: code, status, code, request_id: 'req_1', ...more };
  return new Problem(body);
}

const core = await coreReady();
if (core === undefined) throw new Error('the core is not built: script/build wasm');

async function opened(server = new Server()) {
  const form = new SettingsForm(server, fields, () => core);
  await form.load();
  return { server, form };
}
const icon = { kind: 'icon', icon: 'rocket', color: 'teal' } as const;
const file = {
  kind: 'file',
  file: { blob: new Blob(['x']), name: 'x.png', facts: undefined },
} as const;

describe('staging (ACC-5, WS-3)', () => {
  it('sends nothing before Save, and only what has changed then', async () => {
    const { server, form } = await opened();
    form.edit('name', 'Janet');
    form.stagePicture(icon);
    expect(server.patches).toEqual([]);
    await form.save();
    expect(server.patches).toEqual([{ name: 'Janet', picture: icon }]);
    expect(form.changed).toEqual([]);
    expect(form.outcome?.kind).toBe('saved');
  });

  it('restores everything on Discard', async () => {
    const { server, form } = await opened();
    form.edit('name', '');
    form.leave('name');
    form.stagePicture({ kind: 'icon', icon: 'rocket', color: 'teal' });
    form.discard();
    expect(form.state?.texts).toEqual({ name: 'Jane' });
    expect(form.changed).toEqual([]);
    expect(form.state?.shown.size).toBe(0);
    await form.save();
    expect(server.patches).toEqual([]);
  });

  it('counts staging what is saved already as no change', async () => {
    const { form } = await opened();
    form.stagePicture({ kind: 'none' });
    form.edit('name', 'Janet');
    form.edit('name', 'Jane');
    expect(form.changed).toEqual([]);
  });
});

describe('Save can always be pressed (C4)', () => {
  it('sends nothing and claims nothing where nothing has changed', async () => {
    const { server, form } = await opened();
    expect(await form.save()).toBeUndefined();
    expect(server.patches).toEqual([]);
  });
});

describe('verdicts (C2, C3)', () => {
  it('stops Save at an issue and shows it', async () => {
    const { server, form } = await opened();
    form.edit('name', ' ');
    expect(form.state?.shown.has('name')).toBe(false);
    expect((await form.save())?.kind).toBe('invalid');
    expect(form.state?.shown.has('name')).toBe(true);
    expect(server.patches).toEqual([]);
    form.edit('name', 'J');
    expect(form.state?.shown.has('name')).toBe(false);
  });

  it('puts the server’s issues at their fields until these change', async () => {
    const { server, form } = await opened();
    form.edit('name', 'Janet');
    const issue = { path: '/name', code: 'name_character_forbidden', params: {} };
    server.fails = problem(422, 'name_character_forbidden', { issues: [issue] });
    expect((await form.save())?.kind).toBe('refused');
    expect(form.state?.refusals.name).toEqual(issue);
    expect(form.state?.texts.name).toBe('Janet');
    form.edit('name', 'Janet!');
    expect(form.state?.refusals).toEqual({});
  });
});

describe('two editors (WS-6, W4, G10)', () => {
  it('merges what does not overlap and says what was taken over', async () => {
    const { server, form } = await opened();
    form.edit('name', 'Janet');
    server.saved({ ...jane, picture: icon });
    expect(await form.save()).toMatchObject({ kind: 'saved', taken: ['picture'] });
    expect(server.current.value).toMatchObject({ name: 'Janet', picture: icon });
  });

  it('asks about a true overlap, and again until it is answered', async () => {
    const { server, form } = await opened();
    form.edit('name', 'Janet');
    server.saved({ ...jane, name: 'Joan' });
    await form.save();
    expect(form.asking).toBe(true);
    expect(form.conflicts).toEqual(['name']);
    form.dismiss();
    await form.save();
    expect(form.asking).toBe(true);
    expect(server.patches).toEqual([]);
    await form.settle(new Set(['name']));
    expect(server.patches).toEqual([{ name: 'Janet' }]);
  });

  it('gives up what is not kept', async () => {
    const { server, form } = await opened();
    form.edit('name', 'Janet');
    server.saved({ ...jane, name: 'Joan' });
    await form.save();
    await form.settle(new Set());
    expect(form.state?.texts.name).toBe('Joan');
    expect(server.patches).toEqual([]);
  });

  it('asks about every own change where there is no core to merge', async () => {
    const server = new Server();
    const form = new SettingsForm(server, fields, () => undefined);
    await form.load();
    form.edit('name', 'Janet');
    server.saved({ ...jane, name: 'Joan' });
    await form.save();
    expect(form.conflicts).toEqual(['name']);
  });

  it('takes news over quietly where the draft leaves room', async () => {
    const { server, form } = await opened();
    form.stagePicture(icon);
    server.saved({ ...jane, name: 'Joan' });
    await form.refresh();
    expect(form.state?.texts.name).toBe('Joan');
    expect(form.changed).toEqual(['picture']);
  });
});

describe('a server that is away', () => {
  it('keeps the draft, and a Save that had arrived is not done twice', async () => {
    const { server, form } = await opened();
    form.edit('name', 'Janet');
    server.fails = new ConnectionError('server_unreachable');
    expect((await form.save())?.kind).toBe('unreachable');
    expect(form.changed).toEqual(['name']);
    server.saved({ ...jane, name: 'Janet' });
    expect((await form.save())?.kind).toBe('saved');
    expect(server.patches).toEqual([]);
  });

  it('sends the same file with the same key, and no more once it has arrived', async () => {
    const { server, form } = await opened();
    form.stagePicture(file);
    server.fails = new ConnectionError('reply_timeout');
    await form.save();
    await form.save();
    expect(server.uploadKeys).toHaveLength(2);
    expect(new Set(server.uploadKeys).size).toBe(1);
    expect(server.patches).toEqual([{ picture: { kind: 'upload', id: 'pic_2' } }]);
  });

  it('sends the file again when the server has let the upload go', async () => {
    const { server, form } = await opened();
    form.stagePicture(file);
    const issue = { path: '/picture/id', code: 'picture_unknown', params: {} };
    const update = server.update;
    server.update = () => Promise.reject(problem(422, 'picture_unknown', { issues: [issue] }));
    await form.save();
    expect(form.state?.refusals.picture).toEqual(issue);
    server.update = update;
    expect((await form.save())?.kind).toBe('saved');
    expect(new Set(server.uploadKeys).size).toBe(2);
  });

  it('keeps the draft when the session has ended', async () => {
    const { server, form } = await opened();
    form.edit('name', 'Janet');
    server.fails = problem(401, 'session_expired');
    expect(await form.save()).toMatchObject({ kind: 'refused', problem: { status: 401 } });
    expect((await form.save())?.kind).toBe('saved');
  });
});

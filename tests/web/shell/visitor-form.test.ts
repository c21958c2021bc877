import { beforeAll, describe, expect, it } from 'vitest';
import { ConnectionError, Problem, type RequestOptions } from '../../../web/src/client/index.ts';
import { coreReady } from '../../../web/src/core.ts';
import { VisitorForm, type FormField } from '../../../web/src/shell/visitor/form.ts';

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
const fields: readonly FormField[] = [
  { name: 'email', kind: 'email' },
  { name: 'password', kind: 'password' },
];
const refusal = (code: string, issues: { path: string; code: string; params: object }[] = []) =>
  new Problem({
    type: 'about:blank',
    title: code,
    status: 422,
    code,
    request_id: 'req_1',
    issues: issues as never,
  });

function formWith(answers: readonly (Error | undefined)[]) {
  const sent: RequestOptions[] = [];
  const form = new VisitorForm(host, fields, (_values, options) => {
    const answer = answers[sent.length];
    sent.push(options);
    return answer === undefined ? Promise.resolve() : Promise.reject(answer);
  });
  return { form, sent };
}
function typeSound(form: VisitorForm) {
  form.edit('email', 'ada@example.com');
  form.edit('password', 'correct horse battery');
}
const said = (form: VisitorForm) => form.shownIssues.map(({ name, issue }) => [name, issue.code]);

beforeAll(async () => {
  expect(await coreReady(), 'the core is built and runs').toBeDefined();
});

describe('C3: a verdict comes when its field is left and goes with the next keystroke', () => {
  it('says nothing while somebody types, nor at a field that is left empty', () => {
    const { form } = formWith([]);
    form.edit('email', 'ada@');
    form.leave('password');
    expect(said(form)).toEqual([]);
    form.leave('email');
    expect(said(form)).toEqual([['email', 'email_malformed']]);
    form.edit('email', 'ada@e');
    expect(said(form)).toEqual([]);
  });
});

describe('C2: what is wrong is said before anything is sent', () => {
  it('asks the core about every field, in their order', async () => {
    const { form, sent } = formWith([]);
    expect(await form.submit()).toBe(false);
    expect(said(form)).toEqual([
      ['email', 'email_empty'],
      ['password', 'password_too_short'],
    ]);
    expect(sent).toEqual([]);
  });

  it('puts the issues of the server at their fields, and anything else above the form', async () => {
    const issue = { path: '/password', code: 'password_common', params: {} };
    const { form } = formWith([refusal('password_common', [issue]), refusal('rate_limited')]);
    typeSound(form);
    expect(await form.submit()).toBe(false);
    expect(said(form)).toEqual([['password', 'password_common']]);
    expect(form.failure).toBeUndefined();
    form.edit('password', 'another horse battery');
    expect(await form.submit()).toBe(false);
    expect(said(form)).toEqual([]);
    expect(form.failure).toMatchObject({ code: 'rate_limited' });
  });
});

describe('G10: one key per intention', () => {
  const lost = new ConnectionError('server_unreachable');

  it('keeps the key while the same thing is tried again after a lost answer', async () => {
    const { form, sent } = formWith([lost, lost]);
    typeSound(form);
    await form.submit();
    await form.submit();
    expect(await form.submit()).toBe(true);
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  });

  it('takes a new key after a keystroke, and after any answer', async () => {
    const { form, sent } = formWith([lost, refusal('rate_limited')]);
    typeSound(form);
    await form.submit();
    form.edit('email', 'grace@example.com');
    await form.submit();
    await form.submit();
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });
});

describe('SEC-34: nothing typed outlives the page', () => {
  it('forgets the values when it leaves the document', () => {
    const { form } = formWith([]);
    typeSound(form);
    form.hostDisconnected();
    expect(form.values).toEqual({ email: '', password: '' });
  });
});

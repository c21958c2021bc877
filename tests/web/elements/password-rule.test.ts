import { describe, expect, it } from 'vitest';
import cases from '../../fixtures/account/request_password_link.json';
import { coreReady } from '../../../web/src/core.ts';
import { passwordLinkRefusal } from '../../../web/src/elements/password-rule.ts';

type Given = Parameters<typeof passwordLinkRefusal>[1] & Parameters<typeof passwordLinkRefusal>[2];

describe('the Security card asks the rule that the server asks (ACC-8, ACC-9)', () => {
  it.each(cases)('$description', async ({ given, expect: { rejection } }) => {
    const { sign_in_methods, opened_with } = given as Given;
    const refusal = passwordLinkRefusal(await coreReady(), { sign_in_methods }, { opened_with });
    expect(refusal).toEqual(rejection);
  });

  it('leaves the verdict to the server where there is no core', () => {
    const google = { sign_in_methods: ['google' as const] };
    expect(passwordLinkRefusal(undefined, google, { opened_with: 'google' })).toBeUndefined();
  });

  it('leaves a way of signing in that is new to the core to the server', async () => {
    const passkey = { opened_with: 'passkey' } as unknown as Given;
    const account = { sign_in_methods: ['password' as const] };
    expect(passwordLinkRefusal(await coreReady(), account, passkey)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../web/src/shell/router.ts';
import {
  match,
  returnPath,
  routes,
  signInPath,
  workspacePath,
} from '../../../web/src/shell/routes.ts';

describe('G1, ACC-11: every page has its address', () => {
  it.each([
    ['/', 'home', undefined],
    ['/sign-in', 'sign_in', undefined],
    ['/sign-up/confirm', 'confirm_sign_up', undefined],
    ['/password/change/', 'change_password', undefined],
    ['/workspaces/1024/settings', 'settings', 1024],
    ['/workspaces/1024/settings/account', 'account', 1024],
    ['/workspaces/1024/settings/account/security', 'security', 1024],
    ['/workspaces/1024/settings/account/api-key', 'api_key', 1024],
    ['/workspaces/1024/settings/profile/api-key', 'profile_api_key', 1024],
    ['/workspaces/1024/settings/workspace', 'workspace', 1024],
    ['/workspaces/1024/settings/team-members', 'team_members', 1024],
    ['/workspaces/1024/settings/team-members?invite', 'team_members', 1024],
    ['/workspaces/1024/settings/connections?add=hubspot', 'connections', 1024],
    ['/workspaces/1024/settings/plans-billing', 'plans_billing', 1024],
    ['/workspaces/1024/settings/activity', 'activity', 1024],
    ['/invitation', 'invitation', undefined],
  ])('%s is %s', (path, name, workspaceId) => {
    expect(match(path)).toEqual({ name, workspaceId });
  });

  it.each([
    '/workspaces/0/settings/account',
    '/workspaces/01/settings/account',
    '/workspaces/abc/settings/account',
    '/workspaces/99999999999999999/settings/account',
    '/workspaces/1/settings/accounts',
    '/sign-in/x',
    '//sign-in',
  ])('%s is no page', (path) => {
    expect(match(path)).toBeUndefined();
  });

  it('LNK-2: writes the number of the workspace into the address', () => {
    expect(workspacePath('security', 42)).toBe('/workspaces/42/settings/account/security');
  });
});

describe('after signing in', () => {
  it('leads back to the page that was wanted', () => {
    const wanted = '/workspaces/7/settings/team-members?search=ada&invite';
    const address = new URL(signInPath(wanted), 'http://steward.test');
    expect(address.pathname).toBe(routes.sign_in.path);
    expect(returnPath(address.search)).toBe(wanted);
    expect(signInPath('/')).toBe('/sign-in');
  });

  it.each([
    'https://evil.test/',
    '//evil.test/workspaces/1/settings/account',
    '/\\evil.test',
    'javascript:alert(1)',
    '/workspaces/1/settings/account@evil.test',
    '/sign-in',
    '/api/sign-out',
    '',
  ])('SEC-29: does not lead to %j', (wanted) => {
    expect(returnPath(`?${new URLSearchParams({ return_to: wanted }).toString()}`)).toBe('/');
  });
});

describe('addresses', () => {
  const place = (address: string) => placeOf(new URL(address, 'http://steward.test'));

  it('have path, query and the token of a mailed link', () => {
    expect(place('/password/change?a=1#TOKEN')).toEqual({
      path: '/password/change',
      query: '?a=1',
      fragment: 'TOKEN',
    });
  });

  it('stand in the fragment where a host serves one file only', () => {
    expect(place('/index.html#/password/change?a=1#TOKEN')).toEqual({
      path: '/password/change',
      query: '?a=1',
      fragment: 'TOKEN',
    });
  });
});

// The rows of billing in the table of route_roles.mjs.
import { adminOnly, everybody, members, workspace } from './route_verdicts.mjs';

const gone = everybody('404');
const noSuch = (code) => members(`404 ${code}`, `404 ${code}`);
/** Nothing here is paid: the workspace has no card, and what is asked for does not exist. */
export const billingRows = [
  { route: 'GET /api/plans', expect: everybody('200') },
  {
    route: 'GET /api/workspaces/{workspace_id}/subscription',
    path: (world) => `${workspace(world)}/subscription`,
    expect: members('200', '200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/plan-quotes',
    path: (world) => `${workspace(world)}/plan-quotes`,
    ask: () => ({ json: { plan: 'starter', monthly_credits: 2000, period: 'monthly' } }),
    expect: adminOnly('201'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/plan-changes',
    path: (world) => `${workspace(world)}/plan-changes`,
    ask: () => ({ json: { quote_id: 'quo_0' } }),
    expect: adminOnly('404 quote_not_found'),
  },
  {
    route: 'DELETE /api/workspaces/{workspace_id}/subscription/scheduled-change',
    path: (world) => `${workspace(world)}/subscription/scheduled-change`,
    expect: adminOnly('409 scheduled_change_none'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/trial',
    path: (world) => `${workspace(world)}/trial`,
    expect: adminOnly('200'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/top-ups',
    path: (world) => `${workspace(world)}/top-ups`,
    ask: () => ({ json: { credits: 1000 } }),
    expect: adminOnly('402 card_missing'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/card-sessions',
    path: (world) => `${workspace(world)}/card-sessions`,
    expect: adminOnly('201'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/card-sessions/{card_session_id}/return',
    path: (world) => `${workspace(world)}/card-sessions/cse_0/return`,
    expect: adminOnly('404 route_not_found'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/payments/{payment_id}',
    path: (world) => `${workspace(world)}/payments/pay_0`,
    expect: noSuch('payment_not_found'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/payments/{payment_id}/return',
    path: (world) => `${workspace(world)}/payments/pay_0/return`,
    expect: noSuch('payment_not_found'),
  },
  {
    route: 'POST /api/workspaces/{workspace_id}/payments/{payment_id}/refund',
    path: (world) => `${workspace(world)}/payments/pay_0/refund`,
    expect: adminOnly('404 payment_not_found'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/invoices',
    path: (world) => `${workspace(world)}/invoices`,
    expect: members('200', '200'),
  },
  {
    route: 'GET /api/workspaces/{workspace_id}/invoices/export',
    path: (world) => `${workspace(world)}/invoices/export`,
    expect: members('200', '200'),
  },
  ...['', '/page', '/pdf'].map((part) => ({
    route: `GET /api/workspaces/{workspace_id}/invoices/{number}${part}`,
    path: (world) => `${workspace(world)}/invoices/INV-000001${part}`,
    expect: noSuch('invoice_not_found'),
  })),
  {
    route: 'POST /api/gateway-events/{gateway}',
    path: () => '/api/gateway-events/sandbox',
    ask: () => ({ json: {} }),
    expect: everybody('400 request_malformed'),
  },
  // The sandbox's own pages: another company's, as it were.
  ...['cards/{session}', 'challenges/{payment}'].flatMap((page) => [
    {
      route: `GET /sandbox/${page}`,
      path: () => `/sandbox/${page.replace(/\{.*/, 'x')}`,
      expect: gone,
    },
    {
      route: `POST /sandbox/${page}`,
      path: () => `/sandbox/${page.replace(/\{.*/, 'x')}`,
      ask: () => ({ bytes: 'decision=confirm', type: 'application/x-www-form-urlencoded' }),
      expect: gone,
    },
  ]),
];

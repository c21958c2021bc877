// The operations of billing, driven for tests/server/contract.test.mjs.
import assert from 'node:assert/strict';

import { Client } from '../../support/client.mjs';
import * as billing from './billing.mjs';
import { startServer } from './server.mjs';
import { signed } from './stripe.mjs';
import { startTeam } from './team.mjs';

/** `documented` and `refused` hold an answer against docs/openapi.yaml. */
export async function driveBilling(server, { documented, refused }) {
  const visitor = new Client(server);
  const { admin, path } = await startTeam(server, 'billing@example.com');
  const anonymous = (part) => visitor.get(path + part);
  documented('readPlans', 200, await visitor.get('/api/plans'));
  documented('readSubscription', 200, await admin.get(`${path}/subscription`));
  refused('readSubscription', 401, 'session_missing', await anonymous('/subscription'));

  const starter = { plan: 'starter', monthly_credits: 2000, period: 'monthly' };
  const quote = documented(
    'createPlanQuote',
    201,
    await admin.post(`${path}/plan-quotes`, starter),
  );
  const odd = { ...starter, monthly_credits: 2001 };
  refused('createPlanQuote', 422, 'quantity_unknown', await admin.post(`${path}/plan-quotes`, odd));

  const opened = documented('openCardSession', 201, await admin.post(`${path}/card-sessions`));
  refused('openCardSession', 401, 'session_missing', await visitor.post(`${path}/card-sessions`));
  const unknown = await admin.post(`${path}/card-sessions?change=gold&credits=1&period=monthly`);
  refused('openCardSession', 422, 'plan_unknown', unknown);
  const card = { number: billing.cards.asked, expiry: '12/40', code: '123' };
  const entered = await billing.postForm(server, opened.json.url, card);
  const back = await billing.follow(admin, entered.headers.get('location'));
  documented('returnFromCardPage', 303, back);
  const nowhere = await admin.get(`${path}/card-sessions/cse_0/return`);
  refused('returnFromCardPage', 404, 'route_not_found', nowhere);

  const asked = await billing.confirm(admin, path, quote.json);
  refused('changePlan', 402, 'payment_action_required', asked);
  const answered = await billing.postForm(server, asked.json.action_url, { decision: 'confirm' });
  const returned = await billing.follow(admin, answered.headers.get('location'));
  documented('returnFromChallenge', 303, returned);
  const strange = await admin.get(`${path}/payments/pay_0/return`);
  refused('returnFromChallenge', 404, 'payment_not_found', strange);
  documented('changePlan', 200, await billing.confirm(admin, path, quote.json));

  const [invoice] = await billing.invoicesOf(admin, path);
  documented('readPayment', 200, await admin.get(`${path}/payments/${invoice.payment_id}`));
  refused('readPayment', 404, 'payment_not_found', await admin.get(`${path}/payments/pay_0`));
  await billing.enterCard(admin, path, billing.cards.accepted);
  documented('buyTopUp', 200, await admin.post(`${path}/top-ups`, { credits: 1000 }));
  const none = await admin.post(`${path}/top-ups`, { credits: 1 });
  refused('buyTopUp', 422, 'top_up_unknown', none);
  const [bought] = await billing.invoicesOf(admin, path);
  const refund = (payment) => admin.post(`${path}/payments/${payment}/refund`);
  documented('refundPayment', 200, await refund(bought.payment_id));
  const plan = await refund(invoice.payment_id);
  refused('refundPayment', 409, 'payment_not_refundable', plan);

  await driveInvoices(admin, path, { documented, refused }, invoice);

  await billing.changePlan(admin, path, 'free', 100);
  const scheduled = `${path}/subscription/scheduled-change`;
  documented('cancelScheduledChange', 200, await admin.request('DELETE', scheduled));
  const twice = await admin.request('DELETE', scheduled);
  refused('cancelScheduledChange', 409, 'scheduled_change_none', twice);

  refused('startTrial', 409, 'trial_not_offered', await admin.post(`${path}/trial`));
  const other = await startTeam(server, 'trial@example.com');
  documented('startTrial', 200, await other.admin.post(`${other.path}/trial`));

  const event = await visitor.post('/api/gateway-events/sandbox', {});
  refused('takeGatewayEvent', 400, 'request_malformed', event);
  await driveEvent(documented);
}

/** An event that is taken needs a gateway that sends some. */
async function driveEvent(documented) {
  const secret = 'whsec_contract';
  const server = await startServer({
    settings: {
      gateway: 'stripe',
      stripe_secret_key: 'sk_test_contract',
      stripe_webhook_secret: secret,
    },
  });
  const bytes = JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded', data: {} });
  const headers = signed(bytes, secret);
  const client = new Client(server);
  const taken = await client.request('POST', '/api/gateway-events/stripe', { bytes, headers });
  documented('takeGatewayEvent', 204, taken);
  await server.stop();
}

async function driveInvoices(admin, path, { documented, refused }, invoice) {
  const page = documented('listInvoices', 200, await admin.get(`${path}/invoices?limit=1`));
  assert.equal(page.json.items.length, 1);
  const next = await admin.get(`${path}/invoices?limit=1&cursor=${page.json.next_cursor}`);
  assert.equal(next.json.items[0].number, invoice.number);
  const found = await admin.get(`${path}/invoices?search=${invoice.number}`);
  assert.deepEqual(
    found.json.items.map(({ number }) => number),
    [invoice.number],
  );
  const spoilt = await admin.get(`${path}/invoices?cursor=x`);
  refused('listInvoices', 422, 'cursor_malformed', spoilt);
  documented('readInvoice', 200, await admin.get(`${path}/invoices/${invoice.number}`));
  documented('readInvoicePage', 200, await admin.get(`${path}/invoices/${invoice.number}/page`));
  documented('readInvoicePdf', 200, await admin.get(`${path}/invoices/${invoice.number}/pdf`));
  documented('exportInvoices', 200, await admin.get(`${path}/invoices/export`));
  for (const [operation, part] of Object.entries({ readInvoice: '', readInvoicePage: '/page' }))
    refused(
      operation,
      404,
      'invoice_not_found',
      await admin.get(`${path}/invoices/INV-999999${part}`),
    );
  const pdf = await admin.get(`${path}/invoices/1/pdf`);
  refused('readInvoicePdf', 404, 'invoice_not_found', pdf);
  const foreign = await admin.get('/api/workspaces/987654/invoices/export');
  refused('exportInvoices', 404, 'workspace_not_found', foreign);
}

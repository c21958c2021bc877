// Stripe for tests: the emulator of npm's `emulate` behind a small proxy that adds what the emulator
// lacks (idempotency keys, a card in setup sessions, declines, refunds) and, on demand, what networks
// do: answers that are lost, held back or nonsense.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { createEmulator } from 'emulate';

async function freePort() {
  const socket = createSocket().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const decline = (code, intent) => ({
  status: 402,
  text: JSON.stringify({
    error: { type: 'card_error', decline_code: code, payment_intent: { id: intent } },
  }),
});

/** The proxy; `faults` is a list of functions that may answer, or break, the next requests. */
export class StripeProxy {
  constructor() {
    this.calls = []; // [method, path, form]
    this.answers = new Map(); // by idempotency key, as Stripe keeps them
    this.cards = new Map(); // by session
    this.declines = new Map(); // by payment method
    this.refunds = new Map(); // by payment intent
    this.fault = undefined; // (call, forward, response) → true where it has dealt with it
  }

  async start() {
    this.emulator = await createEmulator({ service: 'stripe', port: await freePort() });
    this.server = createServer((request, response) => {
      this.handle(request, response).catch(() => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await this.emulator.close();
  }

  async handle(request, response) {
    const body = await bodyOf(request);
    const call = {
      method: request.method,
      path: request.url,
      form: Object.fromEntries(new URLSearchParams(body)),
      key: request.headers['idempotency-key'],
    };
    this.calls.push(call);
    const forward = () => this.forward(call, body, request.headers);
    if (this.fault && (await this.fault(call, forward, response))) return;
    const { status, text } = await forward();
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  }

  async forward(call, body, headers) {
    if (call.key && this.answers.has(call.key)) return this.answers.get(call.key);
    const answer = await this.ask(call, body, headers);
    if (call.key) this.answers.set(call.key, answer);
    return answer;
  }

  async ask(call, body, headers) {
    const confirmed = /^\/v1\/payment_intents\/([^/]+)\/confirm$/.exec(call.path);
    const reason = this.declines.get(call.form.payment_method);
    if (confirmed && reason) return decline(reason, confirmed[1]);
    if (call.path === '/v1/refunds') return this.refund(call.form.payment_intent);
    const answer = await fetch(this.emulator.url + call.path, {
      method: call.method,
      body: call.method === 'POST' ? body : undefined,
      headers: {
        authorization: headers.authorization,
        'content-type': headers['content-type'] ?? '',
      },
    });
    return { status: answer.status, text: this.completed(call, await answer.text()) };
  }

  /** What succeeded is given back whole, once. */
  async refund(id) {
    const error = (status, code) => ({
      status,
      text: JSON.stringify({ error: { type: 'invalid_request_error', code } }),
    });
    const intent = (await this.intents()).find((found) => found.id === id);
    if (intent?.status !== 'succeeded') return error(404, 'resource_missing');
    if (this.refunds.has(id)) return error(400, 'charge_already_refunded');
    const { amount } = intent;
    this.refunds.set(id, amount);
    const refund = { id: `re_${this.refunds.size}`, object: 'refund', amount, payment_intent: id };
    return { status: 200, text: JSON.stringify(refund) };
  }

  /** A session that somebody has been through, with the card they entered. */
  completed(call, text) {
    const session = /^\/v1\/checkout\/sessions\/([^/?]+)/.exec(call.path)?.[1];
    const card = session && this.cards.get(session);
    if (!card) return text;
    const setup_intent = { payment_method: { id: card.id, card } };
    return JSON.stringify({ ...JSON.parse(text), setup_intent });
  }

  /** Somebody enters a card on the page of a session. */
  async enter(sessionUrl, id = 'pm_card_visa') {
    const session = sessionUrl.split('/').at(-1);
    this.cards.set(session, { id, brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2040 });
    const page = sessionUrl + '/complete';
    const done = await fetch(page, { method: 'POST', redirect: 'manual' });
    return done.headers.get('location');
  }

  /** The emulator's payment intents, with what they came to. */
  async intents() {
    const answer = await fetch(`${this.emulator.url}/v1/payment_intents?limit=100`, {
      headers: { authorization: 'Bearer sk_test_x' },
    });
    return (await answer.json()).data;
  }
}

/** Headers of an event as Stripe signs it; `at`: seconds. */
export function signed(body, secret, at = Math.floor(Date.now() / 1000)) {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${signature}` };
}

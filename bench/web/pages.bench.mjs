// The settings pages as a reader on a slow device and line meets them (ux.md 5): 1.6 Mbit/s, 150 ms,
// a processor slowed four times, a cold cache; and on the machine as it is. LCP, layout shift, and
// the slowest answer to typing into the first field (INP).
import { goal, printMachine } from '../support/measure.mjs';

process.env.STEWARD_BUILD_DIR ??= 'build/release';
const { startServer } = await import('../../tests/server/support/server.mjs');
const { signUp } = await import('../../tests/support/client.mjs');
const { launch } = await import('../../tests/support/browser.mjs');

const ROUNDS = 5;
const conditions = {
  slow: { bitsPerSecond: 1.6e6, latencyMs: 150, cpuRate: 4, lcpGoalMs: 1800, inpGoalMs: 200 },
  desktop: { lcpGoalMs: 600, inpGoalMs: 200 },
};
const pages = ['account', 'workspace', 'team-members'];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Runs in the page before its scripts. */
function watch() {
  const seen = { lcp: 0, shift: 0, inp: 0 };
  window.seen = seen;
  const observe = (type, note, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  observe('layout-shift', (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
  observe(
    'event',
    (entry) => {
      if (entry.interactionId > 0) seen.inp = Math.max(seen.inp, entry.duration);
    },
    { durationThreshold: 16 },
  );
}

async function slowDown(context, page, { bitsPerSecond, latencyMs, cpuRate }) {
  const client = await context.newCDPSession(page);
  const throughput = bitsPerSecond / 8;
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: cpuRate });
}

/** One visit with an empty cache: what was seen until the page was drawn and typed into. */
async function visit(browser, server, cookies, address, condition) {
  const context = await browser.newContext({ locale: 'en' });
  try {
    await context.addCookies(cookies);
    await context.addInitScript(watch);
    const page = await context.newPage();
    if (condition.cpuRate) await slowDown(context, page, condition);
    await page.goto(new URL(address, server.url).href);
    // The page's own field, which comes last; Playwright looks into shadow roots.
    const field = page.locator('main input:visible').first();
    await field.waitFor({ timeout: 60_000 });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    );
    const { lcp, shift } = await page.evaluate(() => window.seen);
    await field.click();
    await field.pressSequentially('Engines', { timeout: 60_000 });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))),
    );
    return { lcp, shift, inp: await page.evaluate(() => window.seen.inp) };
  } finally {
    await context.close();
  }
}

const closers = [];
const browser = await launch((close) => closers.push(close));
const server = await startServer();
try {
  const ada = await signUp(server, { email: 'ada@engines.test' });
  const cookies = [...ada.cookies].map(([name, value]) => ({ name, value, url: server.url }));
  const { id } = ada.session.workspaces[0];
  printMachine();
  for (const [name, condition] of Object.entries(conditions)) {
    console.log(`\n${name}, ${ROUNDS} visits each`);
    for (const page of pages) {
      const found = [];
      for (let round = 0; round < ROUNDS; round += 1)
        found.push(
          await visit(browser, server, cookies, `/workspaces/${id}/settings/${page}`, condition),
        );
      const of = (key) => median(found.map((one) => one[key]));
      console.log(`  ${page}: every LCP ${found.map(({ lcp }) => lcp.toFixed(0)).join(', ')} ms`);
      goal(`${page}, LCP`, of('lcp'), condition.lcpGoalMs, ' ms');
      goal(`${page}, INP of typing`, of('inp'), condition.inpGoalMs, ' ms');
      goal(`${page}, CLS`, of('shift'), 0.02);
    }
  }
} finally {
  await server.stop();
  for (const close of closers) await close();
}

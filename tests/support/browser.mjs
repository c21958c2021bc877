// Opens pages in Debian's Chromium. Whatever a page does wrong on the side fails the test that
// opened it: policy and Trusted Types violations, console errors, failed requests, script errors.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const executablePath = process.env.STEWARD_CHROMIUM ?? '/usr/bin/chromium';

/** One browser for a test file; closed after it. `flags`: what only this file's browser needs. */
export async function launch(after, flags = []) {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // CI runs as root
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  });
  after(() => browser.close());
  return browser;
}

/** Runs in the page before its own scripts: makes every violation a console error. */
function reportViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
    );
  });
}

/** A person with a browser window; `mistakes` is what went wrong on the side. */
export class Visitor {
  constructor(context, page, server) {
    Object.assign(this, { context, page, server, mistakes: [], expected: [] });
    // How a page learns that nobody is signed in.
    this.expected.push(/^error: Failed to load resource: .* 401 .*\/api\/session\)$/);
    this.watch(page);
  }

  watch(page) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.note(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.note(`script error: ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => {
      // A page that is left ends its own requests.
      if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
      this.note(`failed request: ${request.url()} ${request.failure()?.errorText}`);
    });
  }

  note(text) {
    if (!this.expected.some((pattern) => pattern.test(text))) this.mistakes.push(text);
  }

  /** What this test provokes: the statuses of refusals, which Chromium reports as console errors. */
  expectStatus(...statuses) {
    for (const status of statuses) {
      this.expected.push(new RegExp(`^error: Failed to load resource: .* status of ${status} `));
    }
  }

  /** For what is no status, such as being offline. */
  expectMistake(pattern) {
    this.expected.push(pattern);
  }

  async open(path) {
    await this.page.goto(new URL(path, this.server.url).href);
  }

  assertCleanPage() {
    assert.deepEqual(this.mistakes, [], 'the page did this on the side');
  }
}

/**
 * A visitor for one test, with a browser profile of its own. `options` are playwright's, e.g.
 * `colorScheme`, `viewport`, `locale`. The test fails afterwards if the page was not clean.
 */
export async function visit(t, browser, server, options = {}) {
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(reportViolations);
  const visitor = new Visitor(context, await context.newPage(), server);
  t.after(async () => {
    await context.close();
    visitor.assertCleanPage();
  });
  return visitor;
}

// Lives the story and takes pictures of it: `node screenshots.mjs <folder> <folder of the README>`.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

import { Person } from '../../tests/e2e/support/person.mjs';
import { visitorPages } from '../../tests/e2e/support/visitor_pages.mjs';
import { cards, changePlan, enterCard } from '../../tests/server/support/billing.mjs';
import { spend } from '../../tests/server/support/credits.mjs';
import { httpApi, reachesLoopback, startProvider } from '../../tests/server/support/provider.mjs';
import { startServer } from '../../tests/server/support/server.mjs';
import { join } from '../../tests/server/support/team.mjs';
import { Client, password } from '../../tests/support/client.mjs';
import { png } from '../../tests/support/pictures.mjs';

const [folder, readme] = process.argv.slice(2);
const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
/** Which of them the README shows, and what they are called there. */
const chosen = new Map([
  ['account-light.png', 'account.png'],
  ['cropper-dark.png', 'cropper.png'],
  ['workspace-narrow-light.png', 'workspace.png'],
  ['invite-light.png', 'team.png'],
  ['plans-light.png', 'plans.png'],
  ['connections-light.png', 'connections.png'],
]);

const hills = png(360, 240, (x, y) => {
  const far = 110 + 26 * Math.sin(x / 38);
  const near = 170 + 18 * Math.sin(x / 23 + 1);
  if (y > near) return [34, 84, 61];
  if (y > far) return [72, 138, 100];
  return (x - 270) ** 2 + (y - 60) ** 2 < 900
    ? [255, 214, 102]
    : [250 - y, 190 - y / 2, 160 + y / 2];
});

/** Both themes, wide and narrow, each from the top: what was done before may have scrolled. */
async function shoot(page, name) {
  for (const [viewport, suffix] of [
    [narrow, '-narrow'],
    [wide, ''],
  ]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: path.join(folder, `${name}${suffix}-${colorScheme}.png`) });
    }
  }
}

async function shootVisitorPages(person) {
  for (const [address, title] of visitorPages) {
    await person.visitor.open(address);
    await person.heading(title).waitFor();
    await shoot(person.page, title.split('.').at(-2));
  }
}

async function memberPages(person) {
  const { page } = person;
  await person.signUp({ email: 'ada@example.com', name: 'Ada Lovelace', workspaceName: 'Engines' });
  await person.choosePicture('hills.png', hills, 'image/png');
  await person.button('picture.crop').click();
  await page.getByRole('slider', { name: person.t('picture.crop_stage') }).waitFor();
  await shoot(page, 'cropper');
  await page.keyboard.press('Escape');
  await person.save();
  await person.shownPicture();
  await shoot(page, 'account');
  await person.button('shell.account_menu_of', { name: 'Ada Lovelace' }).click();
  await shoot(page, 'menu');
  await page.keyboard.press('Escape');
  await person.button('picture.icon').click();
  await person.field('icon.search').waitFor();
  await shoot(page, 'icons');
  await page.keyboard.press('Escape');
  await person.openSecurity();
  await shoot(page, 'security');
  await person.openWorkspace();
  await shoot(page, 'workspace');
  await page.setViewportSize(narrow);
  await person.visitor.open(person.settings(''));
  await page.getByRole('link', { name: person.t('workspace.title') }).waitFor();
  await page.screenshot({ path: path.join(folder, 'settings-list-narrow.png') });
  await page.setViewportSize(wide);
  await person.openWorkspace();
  await person.field('workspace.billing_email').fill('no address');
  await person.button('form.save').click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  await shoot(page, 'workspace-issue');
}

/** Colleagues who join by their mails, and somebody who has not yet. */
async function gatherTeam() {
  const admin = new Client(server);
  const { json } = await admin.post('/api/sign-in', { email: 'ada@example.com', password });
  const team = { admin, path: `/api/workspaces/${json.workspaces[0].id}` };
  await join(server, team, 'grace@example.com', { role: 'admin', name: 'Grace Hopper' });
  for (const name of ['Joan Clarke', 'Hedy Lamarr', 'Alan Turing', 'Mary Somerville'])
    await join(server, team, `${name.split(' ')[0].toLowerCase()}@example.com`, { name });
}

async function teamPages(person) {
  const { page } = person;
  await gatherTeam();
  await person.visitor.open(person.settings('team-members'));
  await page.getByText('Mary Somerville').first().waitFor();
  await shoot(page, 'team');
  await person.button('team.invite').click();
  const pasted = [
    'Jane Doe <jane@acme.com>, bob@acme.com',
    'alan@example.com',
    'JANE@acme.com',
    'Grete Hermann\tgrete@acme.com',
    'no address at acme',
  ];
  await person.field('team.invite_who').fill(pasted.join('\n'));
  await person.button('team.invite_send', { count: 3 }).waitFor();
  await shoot(page, 'invite');
  await person.button('team.invite_send', { count: 3 }).click();
  await page.getByText('grete@acme.com').first().waitFor();
  await person.visitor.open(person.settings('activity'));
  await page.getByText('Grete', { exact: false }).first().waitFor();
  await shoot(page, 'activity');
}

/** A plan that is paid and used: the overview, the plans, and the review of a greater one. */
async function billingPages(person) {
  const { page } = person;
  const admin = new Client(server);
  await admin.post('/api/sign-in', { email: 'ada@example.com', password });
  const path = `/api/workspaces/${person.workspaceId}`;
  await enterCard(admin, path, cards.accepted);
  await changePlan(admin, path, 'starter', 2000);
  await spend(admin, path, 1240);
  await person.visitor.open(person.settings('plans-billing'));
  await page.locator('.plan-name').waitFor();
  await page.locator('steward-bar-chart').waitFor();
  await shoot(page, 'billing');
  await person.button('billing.change_plan').click();
  await page.locator('li[data-plan=enterprise]').waitFor();
  await shoot(page, 'plans');
  const act = person.t('plans.act_on', {
    act: person.t('plans.upgrade'),
    plan: person.t('plan.explorer'),
  });
  await page.getByRole('button', { name: act, exact: true }).click();
  await page.locator('table.charge').waitFor();
  await shoot(page, 'review');
}

/** Two accounts at a service, of which one has lost its key; then the way to one more. */
async function connectionPages(person) {
  const { page } = person;
  const admin = new Client(server);
  await admin.post('/api/sign-in', { email: 'ada@example.com', password });
  const path = `/api/workspaces/${person.workspaceId}`;
  await changePlan(admin, path, 'explorer', 10_000);
  const make = async (name, fields) =>
    (await admin.post(`${path}/connections`, httpApi(provider, { name, ...fields }))).json;
  await make('Enrichment, Europe', { is_default: true });
  const { id } = await make('Enrichment, trial key');
  provider.answer = { status: 401 };
  await admin.post(`${path}/connections/${id}/test`);
  await person.visitor.open(person.settings('connections'));
  await page.getByText('Enrichment, trial key').first().waitFor();
  await shoot(page, 'connections');
  await person.visitor.open(person.settings('connections') + '?add=firmable');
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'connect');
}

async function keyPage(person) {
  await person.visitor.open(person.settings('account/api-key'));
  await person.button('api_key.make').click();
  await person.button('api_key.stored').click();
  await shoot(person.page, 'api-key');
}

mkdirSync(folder, { recursive: true });
mkdirSync(readme, { recursive: true });
const provider = await startProvider();
const server = await startServer({ settings: reachesLoopback });
const browser = await chromium.launch({
  executablePath: process.env.STEWARD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const test = { after: () => {} };
  const person = await Person.arrive(test, browser, server, { viewport: wide });
  await shootVisitorPages(person);
  await memberPages(person);
  await teamPages(person);
  await billingPages(person);
  await connectionPages(person);
  await keyPage(person);
} finally {
  await browser.close();
  await server.stop();
  provider.close();
}
for (const [name, shown] of chosen) copyFileSync(path.join(folder, name), path.join(readme, shown));

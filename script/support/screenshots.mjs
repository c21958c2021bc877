// Lives the story and takes pictures of it: `node screenshots.mjs <folder> <folder of the README>`.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

import { Person } from '../../tests/e2e/support/person.mjs';
import { startServer } from '../../tests/server/support/server.mjs';
import { png } from '../../tests/support/pictures.mjs';

const [folder, readme] = process.argv.slice(2);
const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };
/** Which of them the README shows, and what they are called there. */
const chosen = new Map([
  ['account-light.png', 'account.png'],
  ['cropper-dark.png', 'cropper.png'],
  ['workspace-narrow-light.png', 'workspace.png'],
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

async function shoot(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) });
  }
  await page.setViewportSize(narrow);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(folder, `${name}-narrow-${colorScheme}.png`) });
  }
  await page.setViewportSize(wide);
}

async function visitorPages(person) {
  const pages = [
    ['/sign-in', 'sign_in.title'],
    ['/sign-up', 'sign_up.title'],
    ['/password/forgot', 'forgot_password.title'],
  ];
  for (const [address, title] of pages) {
    await person.visitor.open(address);
    await person.heading(title).waitFor();
    await shoot(person.page, title.split('.')[0]);
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
  await person.button('picture.icon').click();
  await person.field('icon.search').waitFor();
  await shoot(page, 'icons');
  await page.keyboard.press('Escape');
  await person.openSecurity();
  await shoot(page, 'security');
  await person.openWorkspace();
  await shoot(page, 'workspace');
  await person.field('workspace.billing_email').fill('no address');
  await person.button('form.save').click();
  await page.locator('[aria-invalid=true]').first().waitFor();
  await shoot(page, 'workspace-issue');
}

mkdirSync(folder, { recursive: true });
mkdirSync(readme, { recursive: true });
const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.STEWARD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const test = { after: () => {} };
  const person = await Person.arrive(test, browser, server, { viewport: wide });
  await visitorPages(person);
  await memberPages(person);
} finally {
  await browser.close();
  await server.stop();
}
for (const [name, shown] of chosen) copyFileSync(path.join(folder, name), path.join(readme, shown));

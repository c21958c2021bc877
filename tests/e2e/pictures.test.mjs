// Pictures in the page: judged by the core before anything is sent, kept as they are, or cut.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch } from '../support/browser.mjs';
import { gif, png, pngBomb, pngOfSize } from '../support/pictures.mjs';
import { startServer } from '../server/support/server.mjs';
import { phonePicture } from './support/jpeg.mjs';
import { Person } from './support/person.mjs';

const browser = await launch(after);
const paint = (x, y, frame) => [x * 2, y * 2, (frame * 60) % 256];
const limit = 5 * 1024 * 1024;

describe('pictures', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());
  let people = 0;

  async function arrive(t) {
    const ada = await Person.arrive(t, browser, server);
    return ada.signUp({ email: `person${(people += 1)}@example.com`, name: 'Ada' });
  }

  async function served(ada) {
    const { src } = await ada.shownPicture();
    const answer = await fetch(src);
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  test('ACC-2, ADV-7, SEC-5: a phone picture stands upright and tells nobody where', async (t) => {
    const ada = await arrive(t);
    const canary = 'taken-by-the-window-of-ada';
    const photo = await phonePicture(browser, canary);
    await ada.choosePicture('IMG_0001.JPG', photo, 'image/jpeg');
    await ada.save();
    const { width, height } = await ada.shownPicture();
    assert.deepEqual([width, height], [80, 120], 'stored 120 × 80, shown turned');
    const { answer, bytes } = await served(ada);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
    assert.ok(photo.includes(canary) && !bytes.includes(canary));
    assert.ok(!bytes.includes(Buffer.from([0x88, 0x25])), 'no pointer to a position is left');
  });

  test('ACC-2, ADV-7: an animation is kept whole', async (t) => {
    const ada = await arrive(t);
    const animation = gif(60, 40, 4, paint);
    await ada.choosePicture('dance.gif', animation, 'image/gif');
    await ada.save();
    assert.deepEqual((await served(ada)).bytes, animation);
  });

  // What a person must read: the fact that decides, in any wording.
  const refusals = [
    ['ACC-3: one byte over 5 MiB', 'big.png', pngOfSize(limit + 1, paint), /5,242,881|5 MB/],
    ['ACC-2: WebP that calls itself PNG', 'photo.png', webp(), /WebP/],
    ['SEC-3: a bomb', 'bomb.png', pngBomb(60_000, 60_000), /60,000.*8,192/s],
    ['ADV-7: data behind the end', 'two.png', trailing(), /Other data.*25 bytes/s],
    ['ACC-2: a text', 'notes.png', Buffer.from('hello, I am a text'), /PNG, JPEG (or|nor) GIF/],
  ];

  for (const [name, file, bytes, words] of refusals) {
    test(`${name} is refused before anything is sent`, async (t) => {
      const ada = await arrive(t);
      await assertRefused(ada, file, bytes, words);
    });
  }

  test('ADV-7: a JPEG that ends too early is refused before anything is sent', async (t) => {
    const ada = await arrive(t);
    const photo = await phonePicture(browser, 'x');
    await assertRefused(ada, 'half.jpg', photo.subarray(0, photo.length - 200), /ends before/);
  });

  async function assertRefused(ada, file, bytes, words) {
    const sent = [];
    ada.page.on('request', (request) => sent.push(request.method()));
    await ada.choosePicture(file, bytes, 'image/png');
    const refusal = ada.page.locator('steward-picture-field .said');
    await refusal.getByText(file).waitFor();
    assert.match(await refusal.innerText(), words);
    assert.ok(!sent.includes('POST'), 'nothing was sent');
    assert.equal(await ada.face().locator('img').count(), 0, 'nothing is staged');
  }

  test('ACC-3: exactly 5 MiB is taken', async (t) => {
    const ada = await arrive(t);
    await ada.choosePicture('full.png', pngOfSize(limit, paint), 'image/png');
    await ada.save();
    assert.equal((await ada.shownPicture()).width, 64);
  });

  test('ACC-1, ACC-4: an icon, then nothing, each undone until Save', async (t) => {
    const ada = await arrive(t);
    await ada.button('picture.icon').click();
    await ada.field('icon.search').fill('rocket');
    await ada.page.getByRole('radio', { name: ada.t('icon.color.teal') }).click();
    await ada.page.getByRole('radio', { name: ada.t('icon.name.rocket') }).click();
    await ada.button('icon.use').click();
    await ada.save();
    await ada.openAccount();
    const drawn = () => ada.face().locator('svg').count();
    assert.equal(await drawn(), 1, 'the icon is there after a reload');

    await ada.button('picture.delete').click();
    await ada.page.getByText(ada.t('picture.staged_none')).waitFor();
    await ada.button('picture.undo').click();
    assert.equal(await drawn(), 1);
    await ada.button('picture.delete').click();
    await ada.save();
    await ada.openAccount();
    assert.equal(await drawn(), 0, 'the initials are back');
    await ada.face().getByText('A', { exact: true }).waitFor();
  });

  test('A2: crop, turn and zoom with the keyboard alone', async (t) => {
    const ada = await arrive(t);
    const { page } = ada;
    await ada.choosePicture('wide.png', png(160, 80, paint), 'image/png');
    await ada.button('picture.crop').focus();
    await page.keyboard.press('Enter');
    const stage = page.getByRole('slider', { name: ada.t('picture.crop_stage') });
    await stage.waitFor();
    const where = () => stage.getAttribute('aria-valuetext');
    await page.waitForFunction((node) => node.matches(':focus'), await stage.elementHandle());
    const start = await where();
    for (const key of ['ArrowRight', 'Shift+ArrowRight', '+', '+', 'r'])
      await page.keyboard.press(key);
    assert.notEqual(await where(), start);
    // Focus stays inside the dialog, and Tab reaches the button that ends it.
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      if (await ada.button('picture.crop_use').evaluate((node) => node.matches(':focus'))) break;
    }
    await page.keyboard.press('Enter');
    await stage.waitFor({ state: 'detached' });
    await ada.save();
    const { width, height } = await ada.shownPicture();
    assert.equal(width, height, 'the cut picture is square');
  });

  test('G11: Escape closes the cropper and gives the focus back', async (t) => {
    const ada = await arrive(t);
    await ada.choosePicture('wide.png', png(160, 80, paint), 'image/png');
    await ada.button('picture.crop').click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.waitFor();
    await ada.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const back = await ada.button('picture.crop').evaluate((node) => node.matches(':focus'));
    assert.ok(back, 'the focus is where it was');
  });
});

function webp() {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(26);
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from('WEBPVP8 '), Buffer.alloc(18)]);
}

function trailing() {
  return Buffer.concat([png(20, 20, paint), Buffer.from('<script>alert(1)</script>')]);
}

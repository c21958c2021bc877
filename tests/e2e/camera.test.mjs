// A1: a photo from the camera. Chromium's own test camera delivers the pictures; permission, its
// refusal and a device without a camera are the browser's, not ours.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { assertAccessible } from '../support/accessibility.mjs';
import { launch } from '../support/browser.mjs';
import { startServer } from '../server/support/server.mjs';
import { Person } from './support/person.mjs';

const testCamera = '--use-fake-device-for-media-stream';
const browser = await launch(after, [testCamera, '--use-fake-ui-for-media-stream']);
const strictBrowser = await launch(after, [testCamera, '--deny-permission-prompts']);
const blindBrowser = await launch(after, [
  '--use-fake-device-for-media-stream=device-count=0',
  '--use-fake-ui-for-media-stream',
]);

describe('camera', { concurrency: false }, () => {
  let server;
  before(async () => (server = await startServer()));
  after(() => server.stop());

  async function arrive(t, chosen, email) {
    const ada = await Person.arrive(t, chosen, server);
    return ada.signUp({ email, name: 'Ada' });
  }

  const dialogOf = (ada) => ada.page.getByRole('dialog', { name: ada.t('picture.camera') });
  const takeOf = (ada) => dialogOf(ada).getByRole('button', { name: ada.t('picture.camera_take') });

  async function openCamera(ada) {
    await ada.button('picture.camera').click();
    await dialogOf(ada).waitFor();
  }

  /** Resolves when the dialog shows moving pictures. */
  const showsPictures = (ada) =>
    dialogOf(ada)
      .locator('video')
      .evaluate(
        (video) =>
          new Promise((shown) => {
            if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) shown();
            else video.addEventListener('loadeddata', () => shown(), { once: true });
          }),
      );

  test('A1, A2: a photo is taken, cut, saved, and there after a reload', async (t) => {
    const ada = await arrive(t, browser, 'ada@example.com');
    await openCamera(ada);
    await showsPictures(ada);
    await assertAccessible(ada.page, 'camera');
    const track = await dialogOf(ada)
      .locator('video')
      .evaluateHandle((video) => video.srcObject.getVideoTracks()[0]);
    await takeOf(ada).click();
    await dialogOf(ada).waitFor({ state: 'detached' });
    assert.equal(await track.evaluate((node) => node.readyState), 'ended', 'the camera is off');
    const taken = await ada.shownPicture();
    await ada.page.getByText(ada.t('picture.camera_file')).first().waitFor();

    await ada.button('picture.crop').click();
    const stage = ada.page.getByRole('slider', { name: ada.t('picture.crop_stage') });
    await stage.press('+');
    await ada.button('picture.crop_use').click();
    await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ada.save();
    await ada.openAccount();
    const stored = await ada.shownPicture();
    assert.equal(stored.width, stored.height, 'what was cut is square');
    assert.ok(stored.width < taken.width, `${stored.width} of ${taken.width} pixels`);
    const answer = await fetch(stored.src);
    assert.equal(answer.headers.get('content-type'), 'image/jpeg');
  });

  test('A1: closing the dialog turns the camera off and stages nothing', async (t) => {
    const ada = await arrive(t, browser, 'grace@example.com');
    await openCamera(ada);
    await showsPictures(ada);
    const track = await dialogOf(ada)
      .locator('video')
      .evaluateHandle((video) => video.srcObject.getVideoTracks()[0]);
    await ada.page.keyboard.press('Escape');
    await dialogOf(ada).waitFor({ state: 'detached' });
    assert.equal(await track.evaluate((node) => node.readyState), 'ended');
    assert.equal(await ada.face().locator('img').count(), 0);
    const back = await ada.button('picture.camera').evaluate((node) => node.matches(':focus'));
    assert.ok(back, 'the focus is where it was');
  });

  test('A1: who refuses the camera reads why, and goes on without it', async (t) => {
    const ada = await arrive(t, strictBrowser, 'joan@example.com');
    await openCamera(ada);
    await dialogOf(ada).getByRole('alert').getByText(ada.t('picture.camera_denied')).waitFor();
    await assertAccessible(ada.page, 'camera refused');
    assert.equal(await takeOf(ada).count(), 0, 'nothing can be taken');
    // Allowed after all, in the browser's own settings: the same dialog goes on.
    await ada.visitor.context.grantPermissions(['camera']);
    await dialogOf(ada)
      .getByRole('button', { name: ada.t('form.retry') })
      .click();
    await showsPictures(ada);
    await takeOf(ada).click();
    await dialogOf(ada).waitFor({ state: 'detached' });
    await ada.save();
    assert.ok((await ada.shownPicture()).width > 0);
  });

  test('A1: a camera that is gone when it is wanted is named as the reason', async (t) => {
    const ada = await arrive(t, browser, 'mary@example.com');
    await ada.button('picture.camera').waitFor();
    // Unplugged between the page's question and the click: the browser has none that would do.
    await ada.page.evaluate(() => {
      const media = navigator.mediaDevices;
      const ask = media.getUserMedia.bind(media);
      media.getUserMedia = () => ask({ video: { deviceId: { exact: 'unplugged' } } });
    });
    await openCamera(ada);
    await dialogOf(ada).getByRole('alert').getByText(ada.t('picture.camera_missing')).waitFor();
    await dialogOf(ada)
      .getByRole('button', { name: ada.t('form.cancel') })
      .click();
    await dialogOf(ada).waitFor({ state: 'detached' });
    await ada.field('account.name').fill('Mary');
    await ada.save();
  });

  test('A1: a device without a camera is offered none', async (t) => {
    const ada = await arrive(t, blindBrowser, 'kay@example.com');
    await ada.button('picture.icon').waitFor();
    const cameras = await ada.page.evaluate(async () =>
      (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput'),
    );
    assert.deepEqual(cameras, []);
    assert.equal(await ada.button('picture.camera').count(), 0);
  });
});

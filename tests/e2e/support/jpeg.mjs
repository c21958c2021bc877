// A real JPEG, encoded by Chromium itself, as a camera would hand it over.
import { withExif } from '../../support/pictures.mjs';

/** Width 120, height 80 as stored: red at the left, blue at the right. */
async function plainJpeg(browser) {
  const page = await browser.newPage();
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 80 });
    const context = canvas.getContext('2d');
    context.fillStyle = '#d02020';
    context.fillRect(0, 0, 60, 80);
    context.fillStyle = '#2020d0';
    context.fillRect(60, 0, 60, 80);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  await page.close();
  return Buffer.from(bytes);
}

/** A phone held upright: orientation 6, GPS position, and a text that must not be served. */
export async function phonePicture(browser, canary) {
  return withExif(await plainJpeg(browser), { orientation: 6, canary });
}

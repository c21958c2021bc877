/** Files up to here are read; larger ones could take all memory of a phone. */
const fileBytesMax = 40 * 1024 * 1024;
const jpegSideMax = 2048;
/** 1024 × 1024 × 4 bytes are below the size limit even where nothing can be compressed. */
const pngSideMax = 1024;

/**
 * Reads a picture with the browser's own decoder and draws it again, smaller: the way out for
 * files that are too large and for formats that Steward does not keep. The result is a new file
 * that the core judges like any other.
 */
export async function redraw(file: File, detected: string | undefined): Promise<File> {
  const bitmap = await createImageBitmap(file);
  try {
    const opaque = detected === 'jpeg' || detected === 'heic';
    const type = opaque ? 'image/jpeg' : 'image/png';
    const sideMax = opaque ? jpegSideMax : pngSideMax;
    const scale = Math.min(1, sideMax / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser has no canvas to draw on');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    const blob = await canvas.convertToBlob({ type, quality: 0.92 });
    const name = file.name.replace(/\.[^.]*$/, '') + (opaque ? '.jpg' : '.png');
    return new File([blob], name, { type });
  } finally {
    bitmap.close();
  }
}

/** Whether this browser can read the file; huge ones are not tried. */
export async function canRedraw(file: File): Promise<boolean> {
  if (file.size > fileBytesMax) return false;
  try {
    (await createImageBitmap(file, { resizeWidth: 1, resizeHeight: 1 })).close();
    return true;
  } catch {
    // Not a format of this browser: the refusal alone is the answer.
    return false;
  }
}

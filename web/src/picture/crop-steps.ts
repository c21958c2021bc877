import * as geometry from './crop-geometry.ts';

/** One change of the crop, by whatever means. */
export type CropStep = (size: geometry.Size, crop: geometry.Crop) => geometry.Crop;

/** How far one press moves, as a part of the frame; Shift goes five times as far. */
export const nudge = 0.05;
export const zoomStep = 1.25;

export const panBy =
  (right: number, down: number): CropStep =>
  (size, crop) =>
    geometry.panned(size, crop, right, down);

export const zoomBy =
  (factor: number): CropStep =>
  (size, crop) =>
    geometry.zoomed(size, crop, factor);

import { pictureNames } from '#shared/document/picturePlaces.ts'
import type { GenerationQueue, OpenFolder, PanelRenderer } from '../services.ts'
import { contactSheetOf, stagingOf } from './besideOf.ts'
import { sketchOf } from './sketchOf.ts'
import { wireMedia } from './wireMedia.ts'

/** What goes into requests, made as it would be sent. */
export function requestPictures(
  renderer: PanelRenderer,
): Pick<GenerationQueue, 'sketch' | 'contact' | 'staging' | 'pictures'> {
  return {
    sketch: (open, panelId, notes) => sketchOf(open, renderer, panelId, notes),
    contact: (open, panelId) => contactSheetOf(open, renderer, panelId),
    staging: (open, panelId, signal) => stagingOf(open, panelId, signal),
    pictures: (open, mediaIds) =>
      Promise.all(mediaIds.map((mediaId) => wireMedia(open, renderer, { mediaId, label: nameOf(open, mediaId) }))),
  }
}

/** The picture in words, for a failure. */
function nameOf(open: OpenFolder, mediaId: string): string {
  return pictureNames(open.store.board(), [mediaId])[0] ?? 'The picture'
}

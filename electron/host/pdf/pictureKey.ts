import type { PictureBox } from '#shared/pages/model.ts'

/** Names a picture by what it shows: each is in a document once, whatever its sizes on paper. */
export function pictureKey(box: PictureBox): string {
  return box.source.of === 'drawing' ? box.source.panelId : box.source.takeId
}

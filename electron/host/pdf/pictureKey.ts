import type { PictureBox } from '#shared/pages/model.ts'

/** A key by content: each picture is in a document once, whatever its sizes on paper. */
export function pictureKey(box: PictureBox): string {
  return box.source.of === 'drawing' ? box.source.panelId : box.source.takeId
}

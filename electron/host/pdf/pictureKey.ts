import type { PictureBox } from '#shared/pages/model.ts'
import { pictureId } from '#shared/pages/picture.ts'

/** A key by content: each picture is in a document once, whatever its sizes on paper. */
export function pictureKey(box: PictureBox): string {
  return pictureId(box.source)
}

import type { Board } from '#shared/document/board.ts'
import { layersOf } from '#shared/document/select.ts'
import { keptFromExport } from '#shared/records/aiPolicy.ts'
import type { Page } from '#shared/pages/model.ts'

/** Ids of the pictures on these pages: in drawings, those of printed layers; and takes. */
export function pagePictures(board: Board, pages: readonly Page[]): ReadonlySet<string> {
  const shown = new Set<string>()
  const without = keptFromExport(board)
  for (const box of pages.flatMap((page) => page.boxes)) {
    if (box.kind !== 'picture') continue
    if (box.source.of !== 'drawing') shown.add(box.source.mediaId)
    else
      for (const { visible, opacity, kind, mediaId } of layersOf(board, box.source.panelId))
        if (visible && opacity > 0 && kind !== 'take' && mediaId !== null && !without.has(mediaId)) shown.add(mediaId)
  }
  return shown
}

import { WINDOW_PX, shownPath } from '#shared/contract/assets.ts'
import { mediaOf } from '#shared/document/select.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { StageLayer } from '../stage/layerStack.ts'
import type { PictureLoader } from '../stage/pictureLoader.ts'

/** The pictures of the stack on the table. */
export interface TablePictures {
  /** Call before requesting a stack: the number of pictures that share the window's memory limits the size of each. */
  readonly begin: (stack: readonly LayerRow[]) => {
    readonly of: (mediaId: string | null) => Pick<StageLayer, 'picture' | 'lost'>
  }
  readonly dispose: () => void
}

const NONE = { picture: null, lost: false }

export function createTablePictures(editor: Editor, loader: PictureLoader): TablePictures {
  return {
    begin(stack) {
      const board = editor.board()
      const ids = [...new Set(stack.flatMap(({ mediaId }) => mediaId ?? []))]
      const px = pxEach(ids.map((id) => mediaOf(board, id)).map((media) => (media ? media.width * media.height : 0)))
      loader.begin()
      return {
        of(mediaId) {
          if (mediaId === null) return NONE
          const address = shownPath(editor.opened.project, mediaId, px)
          if (editor.pictures.how(mediaId) !== null) {
            loader.forget(address)
            return { picture: null, lost: true }
          }
          const picture = loader.get(address, mediaOf(board, mediaId)?.type)
          return { picture, lost: loader.failed(address) }
        },
      }
    },
    dispose: () => loader.dispose(),
  }
}

/** Total px for the pictures of one stack, decoded: about 256 MB. */
const TOGETHER_PX = 64_000_000
/** Each may have this many, however many there are: more than a panel shows at the table's usual zoom. */
const LEAST_PX = 4_000_000

/** Maximum px for each of the stack's pictures: in a few steps, so that one more layer rarely reloads the others. */
export function pxEach(sizes: readonly number[]): number {
  const total = (px: number) => sizes.reduce((sum, size) => sum + Math.min(size, px), 0)
  let px = WINDOW_PX
  while (px > LEAST_PX && total(px) > TOGETHER_PX) px /= 2
  return px
}

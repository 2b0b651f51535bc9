import type { OpenFolder, PanelRenderer } from '#host/services.ts'
import { FailureError } from '#host/failures.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { MediaId, PanelId } from '#shared/document/ids.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import { holdsMarks, inkIdOf } from '#shared/document/inkOf.ts'
import { isNote, layersOf, panelOf } from '#shared/document/select.ts'
import { filmFrame } from '#shared/film/filmFrame.ts'
import { createPaintThread } from './paintThread.ts'
import { SHOWN } from './shownKinds.ts'
import { stampOn } from './stampOn.ts'

/** Background for print and requests; the board's previews use the paper of the look. */
const WHITE = '#ffffff'
const WIDEST = 8192

type Shown = Parameters<PanelRenderer['render']>[2]
type ShownSo = Shown['show']

/** Ids of the pictures in this rendering of a panel. */
export function picturesShown(open: OpenFolder, panelId: string, show: ShownSo): string[] {
  return layersOf(open.store.board(), panelId)
    .filter(({ visible, opacity, kind }) => visible && opacity > 0 && SHOWN[show].has(kind))
    .flatMap(({ mediaId }) => mediaId ?? [])
}

export interface OwnedPanelRenderer extends PanelRenderer {
  dispose(): Promise<void>
}

/** `assets`: the folder whose fonts/ may hold more faces. A missing panel is a `not-found` failure. */
export function createPanelRenderer(assets?: string): OwnedPanelRenderer {
  const thread = createPaintThread(assets)
  return {
    async render(open, panelId, options) {
      const board = open.store.board()
      const panel = panelOf(board, panelId)
      if (!panel) throw new FailureError({ kind: 'not-found', what: 'The panel' })
      const frame = filmFrame(panel, options.ratio ?? filmOf(board).ratio)
      const width = Math.max(1, Math.min(WIDEST, Math.round(options.width)))
      const stack = options.only ? [soleLayer(panel.id, options.only)] : stackOf(board, panelId, options.layer)
      const layers = stack.filter(
        ({ visible, kind, mediaId }) =>
          visible && SHOWN[options.show].has(kind) && (mediaId === null || options.without?.has(mediaId) !== true),
      )
      const drawings = layers.filter(holdsMarks).map(inkIdOf)
      const marks = drawings.length > 0 ? marksShown(open.store.marks(drawings), options) : []
      const media = await mediaOf(open, layers)
      const { png = false, grey = false, area = null } = options
      const paper = options.show === 'ink' || options.layer !== undefined ? null : (options.paper ?? WHITE)
      const { width: across, height: down } = area ?? frame
      const scale = Math.min(width / across, WIDEST / down)
      const stamp = options.stamp === undefined ? null : stampOn(panel.id, options.stamp, area ?? frame)
      const painted = stamp
        ? { layers: [...layers, stamp.layer], marks: [...marks, ...stamp.marks] }
        : { layers, marks }
      return thread.paint({ ...painted, media, frame, area, scale, paper, png, grey })
    },
    picture: (bytes, { crop = null, most, paper, asIs = false }) => thread.picture({ bytes, crop, most, paper, asIs }),
    edit: (job) => thread.edit(job),
    sheet: (pictures, options) => thread.sheet({ pictures, ...options }),
    dispose: () => thread.dispose(),
  }
}

/** The panel's layers; or one of them alone as it is in itself, or none. */
function stackOf(board: Board, panelId: string, only: LayerRow['id'] | null | undefined): readonly LayerRow[] {
  const layers = layersOf(board, panelId)
  if (only === undefined) return layers
  const alone = { visible: true, opacity: 1, blend: 'normal' } as const
  return layers.filter(({ id }) => id === only).map((layer) => ({ ...layer, ...alone }))
}

function marksShown(marks: MarkRow[], { show, notes = false }: Shown): MarkRow[] {
  return show === 'sketch' && !notes ? marks.filter((mark) => !isNote(mark)) : marks
}

async function mediaOf(open: OpenFolder, layers: readonly LayerRow[]): Promise<Map<string, Uint8Array>> {
  const ids = new Set<string>(layers.flatMap((layer) => layer.mediaId ?? []))
  const read = await Promise.all([...ids].map(async (id) => [id, await open.media.read(id)] as const))
  return new Map(read.flatMap(([id, bytes]) => (bytes ? [[id, bytes] as const] : [])))
}

function soleLayer(panelId: PanelId, mediaId: MediaId): LayerRow {
  return { ...blankLayer('layer_sole00000000' as LayerRow['id'], panelId, 'a'), kind: 'take', mediaId }
}

import type { Board } from '#shared/document/board.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { filmRatio } from '#shared/pages/reference.ts'
import { keptFromExport } from '#shared/records/aiPolicy.ts'
import { utf8 } from '#shared/records/marks/bytes.ts'
import { modelWorkIn } from '../provenance/modelWorkIn.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'

/** What only the thread that has the film open can do for a document. */
export type Wish =
  /** The original bytes, or what they say of a model's part in the picture, as the code of a source type. */
  | { readonly kind: 'media' | 'model-work'; readonly id: string }
  /** A picture as JPEG on white: that part of it (as fractions), `most` px on its longer side. */
  | {
      readonly kind: 'remake'
      readonly from: { readonly id: string } | { readonly bytes: Uint8Array }
      readonly crop: Rect | null
      readonly most: number
    }
  /** A panel's drawing as JPEG, kept under this name if it is still at that revision; null: not kept. */
  | {
      readonly kind: 'draw'
      readonly panelId: string
      readonly width: number
      readonly keep: { readonly name: string; readonly revision: number; readonly shown: string } | null
    }

/** null for what can't be had. */
export async function grantWish(
  { open, board, renderer }: { readonly open: OpenFolder; readonly board: Board; readonly renderer: PanelRenderer },
  wish: Wish,
): Promise<Uint8Array | null> {
  try {
    switch (wish.kind) {
      case 'media':
        return await open.media.read(wish.id)
      case 'model-work': {
        const work = await modelWorkIn(open, wish.id)
        return work && utf8(work)
      }
      case 'remake': {
        const { from, crop, most } = wish
        const bytes = 'id' in from ? await open.media.read(from.id) : from.bytes
        return bytes && (await renderer.picture(bytes, { crop, most, paper: '#ffffff' }))
      }
      case 'draw':
        return await draw(open, board, renderer, wish)
    }
  } catch {
    return null
  }
}

async function draw(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  { panelId, width, keep }: Extract<Wish, { kind: 'draw' }>,
): Promise<Uint8Array> {
  const how = { width, show: 'drawing', ratio: filmRatio(board), without: keptFromExport(board), grey: true } as const
  const drawn = await renderer.render(open, panelId, how)
  // Drawn on meanwhile, it shows what the next name stands for.
  if (keep && open.access === 'write' && open.store.panelRevision(panelId) === keep.revision)
    open.media.keepPreview(keep.name, drawn, (name) => !name.startsWith(`${keep.shown}-`))
  return drawn
}

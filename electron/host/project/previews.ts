import { WINDOW_PX } from '#shared/contract/assets.ts'
import type { PreviewShow } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import { layersOf } from '#shared/document/select.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { sha256 } from './mediaStore.ts'
import { isWithin } from './windowPictures.ts'

export interface Previews {
  /** A name for the current rendering: the same name means the same picture. */
  nameOf(open: OpenFolder, panelId: string, width: number, show: PreviewShow): string
  /** A panel as JPEG, `width` px wide. A missing panel is a `not-found` failure. */
  read(open: OpenFolder, panelId: string, width: number, show: PreviewShow): Promise<Uint8Array>
}

const OF_THE_LOOK = '#f6f3ec'
/** What a window shows lies on the look's paper; a drawing for pages, which print on white, does not. */
const PAPER = { all: OF_THE_LOOK, drawing: '#ffffff', table: OF_THE_LOOK, sketch: '#ffffff' } as const

/** Previews in previews/<panel>/, each named by everything that decides its content. Files of earlier revisions are deleted. */
export function createPreviews(renderer: PanelRenderer): Previews {
  const underWay = new Map<string, Promise<Uint8Array>>()

  async function draw(open: OpenFolder, panelId: string, width: number, show: PreviewShow, name: string) {
    const file = `${panelId}/${name}`
    const kept = await open.media.readPreview(file)
    // A film from elsewhere may hold anything under this name.
    if (kept && isWithin(kept, WINDOW_PX)) return kept
    const bytes = await renderer.render(open, panelId, {
      width,
      show: show === 'table' ? 'drawing' : show,
      paper: PAPER[show],
    })
    const revision = revisionIn(name)
    // A picture found missing meanwhile is crossed out in it.
    if (open.access === 'write' && nameOf(open, panelId, width, show) === name)
      open.media.keepPreview(file, bytes, (each) => revisionIn(each) !== revision)
    return bytes
  }

  return {
    nameOf,
    read(open, panelId, width, show) {
      const name = nameOf(open, panelId, width, show)
      const key = `${open.folder}/${panelId}/${name}`
      const known = underWay.get(key) ?? draw(open, panelId, width, show, name).finally(() => underWay.delete(key))
      underWay.set(key, known)
      return known
    },
  }
}

function nameOf(open: OpenFolder, panelId: string, width: number, show: PreviewShow): string {
  const board = open.store.board()
  const lost = layersOf(board, panelId).flatMap(({ mediaId }) => {
    const how = mediaId === null ? null : open.media.lost(mediaId)
    return how === null ? [] : [mediaId]
  })
  const without = lost.length === 0 ? '' : `-lost${sha256(Buffer.from(lost.join(' '))).slice(0, 8)}`
  return `${open.store.panelRevision(panelId)}-${filmOf(board).ratio}-${width}-${show}${without}.jpg`
}

function revisionIn(name: string): string {
  return name.split('-')[0] ?? ''
}

import { join } from 'node:path'
import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import { uploadPath } from '#shared/contract/assets.ts'
import { boardFrom } from '#shared/document/board.ts'
import { keyBetween } from '#shared/document/order.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { LayerRow, MediaRow, PanelRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { newTestId, put } from './film.ts'
import { heavyPicture } from './heavyPicture.ts'
import { startInProcess } from './inProcess.ts'
import { value } from './value.ts'

interface HeavyFilm {
  readonly count: number
  readonly width: number
  readonly height: number
  readonly clear: boolean
}

/** A film of pictures of this size in `home`: a panel for each, one with all of them, and a card that has them all. */
export async function heavyFilm(home: string, { count, width, height, clear }: HeavyFilm): Promise<string> {
  const host = startInProcess()
  const folder = join(home, 'Heavy.framewright')
  const opened = value(await host.client.call('projects.create', { folder, title: 'Heavy', ratio: 1.78 }))
  const { project } = opened
  const media: MediaRow[] = []
  for (let at = 0; at < count; at += 1) {
    const body = (await heavyPicture(width, height, 60 + at * 20, clear)) as Buffer<ArrayBuffer>
    const answer = await host.asset(uploadPath(project, `plate ${at + 1}.png`), { method: 'POST', body })
    media.push(value((await answer.json()) as never))
  }
  const board = boardFrom(opened.rows)
  const first = filmPanels(board)[0]!
  const drawing = layersOf(board, first.id)[0]!
  const writes: WholeWrite[] = media.map((row) => put('media', row))
  let order = first.order
  for (const pictures of [...media.map((row) => [row]), media]) {
    order = keyBetween(order, null)
    const panel: PanelRow = { ...first, id: newTestId('panel'), order }
    writes.push(put('panel', panel))
    let place = drawing.order
    for (const row of pictures) {
      place = keyBetween(place, null)
      const opacity = 1 / pictures.length
      const own = { id: newTestId('layer'), panelId: panel.id, order: place, kind: 'picture', mediaId: row.id } as const
      const layer: LayerRow = { ...drawing, ...own, name: row.name, opacity }
      writes.push(put('layer', layer))
    }
  }
  const card = { id: newTestId('card'), kind: 'cast', name: 'Mara', order: 'a0', description: '', version: 1 } as const
  writes.push(put('card', { ...LATER_CARD_BLANKS, ...card, mediaIds: media.map(({ id }) => id) }))
  value(await host.client.call('board.save', { project, writes }))
  await host.close()
  return folder
}

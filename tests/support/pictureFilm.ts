import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import { uploadPath } from '#shared/contract/assets.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { CardRow, LayerRow, MediaRow } from '#shared/document/schema.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { makeTake, newTestId, put } from './film.ts'
import type { InProcess } from './inProcess.ts'
import { makePicture } from './pictures.ts'
import { value } from './value.ts'

/** A film with three pictures: one laid in its panel, a take of it, and one on a card. */
export interface PictureFilm {
  readonly project: ProjectHandle
  readonly folder: string
  readonly board: Board
  readonly laid: MediaRow
  readonly taken: MediaRow
  readonly onCard: MediaRow
  readonly bytes: ReadonlyMap<string, Buffer>
  readonly fileOf: (row: MediaRow) => string
}

/** `as`: what a picture becomes before it is brought in. */
export async function makePictureFilm(
  host: InProcess,
  as: (picture: Buffer) => Uint8Array = (picture) => picture,
  title = 'Salt',
): Promise<PictureFilm> {
  const folder = path.join(host.folder, `${title}.framewright`)
  const opened = value(await host.client.call('projects.create', { folder, title, ratio: 1.78 }))
  const { project } = opened
  const bytes = new Map<string, Buffer>()
  async function bring(shade: number, name: string): Promise<MediaRow> {
    const picture = Buffer.from(as(await makePicture('jpeg', 320, 180, shade)))
    const row = await uploadPicture(host, project, picture, name)
    bytes.set(row.id, picture)
    return row
  }
  const [laid, taken, onCard] = [await bring(40, 'boat.jpg'), await bring(90, ''), await bring(200, 'mara.jpg')]
  const board = boardFrom(opened.rows)
  const panel = filmPanels(board)[0]!
  const below = layersOf(board, panel.id)[0]!
  const layer: LayerRow = {
    ...below,
    id: newTestId('layer'),
    kind: 'picture',
    name: 'Boat',
    order: 'a0V',
    mediaId: laid.id,
  }
  const card: CardRow = {
    id: newTestId('card'),
    kind: 'cast',
    name: 'Mara',
    order: 'a0',
    description: '',
    mediaIds: [onCard.id],
    version: 1,
    ...LATER_CARD_BLANKS,
  }
  const take = { ...makeTake(panel.id, taken.id, 3), kept: true }
  const rows: WholeWrite[] = [laid, taken, onCard].map((row) => put('media', row))
  const writes = [...rows, put('layer', layer), put('take', take), put('card', card)]
  value(await host.client.call('board.save', { project, writes }))
  const fileOf = ({ id }: MediaRow) => path.join(folder, 'media', id.slice(6, 8), `${id.slice(6)}.jpg`)
  return { project, folder, board, laid, taken, onCard, bytes, fileOf }
}

export async function uploadPicture(
  host: InProcess,
  project: ProjectHandle,
  picture: Buffer,
  name: string,
): Promise<MediaRow> {
  const answer = await host.asset(uploadPath(project, name), {
    method: 'POST',
    body: picture as Uint8Array<ArrayBuffer>,
  })
  return value((await answer.json()) as never) as MediaRow
}

/** As a disk or a sync leaves it: other bytes, as many of them, at the same time of day. */
export function changeFile(file: string): Buffer {
  const { atime, mtime } = statSync(file)
  const other = readFileSync(file)
  other[other.length >> 1]! ^= 0xff
  writeFileSync(file, other)
  utimesSync(file, atime, mtime)
  return other
}

import path from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import type { OpenedProject, ProjectHandle } from '#shared/contract/model.ts'
import { uploadPath } from '#shared/contract/assets.ts'
import type { Result } from '#shared/contract/failure.ts'
import { boardFrom, remove } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addCard, addMedia } from '#shared/document/commands/film.ts'
import { duplicateShot } from '#shared/document/commands/duplicate.ts'
import { addLayer, putMark, removeMark } from '#shared/document/commands/layers.ts'
import { editPanel } from '#shared/document/commands/panels.ts'
import { addScene } from '#shared/document/commands/scenes.ts'
import { addShot, editShot, moveShots, removeShot } from '#shared/document/commands/shots.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import type { Change } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { allRows } from '#shared/document/table.ts'
import { filmPanels, filmShots, layerOf, layersOf, marksOf, scenesOf } from '#shared/document/select.ts'
import { makeStroke } from '../support/marks.ts'
import { value } from '../support/value.ts'
import { opened } from './act.ts'
import type { Act } from './act.ts'
import { noise } from './noise.ts'
import type { Place } from './place.ts'
import type { Victim } from './shells.ts'

/** The board as the app has said that it is on disk, and the one step that it has not answered yet. */
interface Promised {
  board: Board
  underWay: Board | null
}

/** Strokes, fields and rows of every kind, one save after the other as a window sends them. */
export function createEditing(place: Place, random: () => number): Act {
  return createSaving(place, 'editing', async (board) => someEdit(board, random))
}

/** Pictures, and now and then a file of several layers: the bytes of all first, then one step that shows them. */
export function createImporting(place: Place, random: () => number): Act {
  const newId = makeNewId(random)
  return createSaving(place, 'importing', async (board, upload) => {
    const layers = random() < 0.3 ? 4 : 1
    let next = board
    const panel = filmPanels(board)[0]!
    for (let layer = 0; layer < layers; layer += 1) {
      const media = await upload(noise(random, 120 + Math.floor(random() * 300)))
      next = addMedia(next, media)
      next = addLayer(next, newId('layer'), panel.id, 0, { kind: 'picture', name: `Layer ${layer}`, mediaId: media.id })
    }
    return next
  })
}

type Upload = (bytes: Buffer) => Promise<MediaRow>

function createSaving(place: Place, name: string, step: (board: Board, upload: Upload) => Promise<Board>): Act {
  const folder = path.join(place.films, `${name}.framewright`)
  let promised: Promised | null = null
  let pictures: MediaRow['id'][] = []
  let answered = 0
  let at: Victim | null = null
  let project: ProjectHandle | null = null

  async function upload(bytes: Buffer): Promise<MediaRow> {
    const answer = await at!.asset(uploadPath(project!, 'from the camera.png'), { method: 'POST', body: bytes })
    const media = value((await answer.json()) as Result<MediaRow>)
    pictures.push(media.id)
    answered += 1
    return media
  }

  return {
    name,
    folder,
    async begin(victim) {
      at = victim
      const film = promised
        ? value(await victim.client.call('projects.open', { folder }))
        : value(await victim.client.call('projects.create', { folder, title: name, ratio: 1.85 }))
      project = film.project
      promised ??= { board: await wholeBoard(victim.client, film), underWay: null }
    },
    async turn() {
      const { board } = promised!
      const next = await step(board, upload)
      const writes = writesOf(next, diffBoards(board, next))
      if (writes.length === 0) return
      promised!.underWay = withoutStrays(next)
      const { refused } = value(await at!.client.call('board.save', { project: project!, writes }))
      if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`)
      promised = { board: promised!.underWay, underWay: null }
      answered += 1
    },
    async look(victim, tally) {
      const film = await opened(victim.client, folder, tally)
      const found = await wholeBoard(victim.client, film)
      const { board, underWay } = promised!
      const missing = diffBoards(found, board)
      // The one step that was sent and not answered may be there whole or not at all.
      const kept = missing.length === 0 ? board : underWay && diffBoards(found, underWay).length === 0 ? underWay : null
      if (kept === null) tally.lost.push(...missing.map(wordsOf))
      for (const id of pictures) {
        const answer = await victim.asset(`/p/${film.project}/media/${id.replace('media_', '')}`)
        if (answer.status !== 200) tally.lost.push(`picture ${id}`)
      }
      tally.acknowledged += answered
      answered = 0
      pictures = []
      promised = { board: kept ?? found, underWay: null }
      at = victim
      project = film.project
      await this.turn()
    },
  }
}

/** Marks of a layer that was removed stay with it in the trash, and are none of the film's until it comes back. */
function withoutStrays(board: Board): Board {
  const strays = [...allRows(board.mark)].filter((mark) => !layerOf(board, mark.layerId))
  return strays.reduce((next, mark) => remove(next, 'mark', mark.id), board)
}

/** Every row of an open film, its marks too. */
export async function wholeBoard(client: Client, film: OpenedProject): Promise<Board> {
  const layerIds = film.rows.layer.map((layer) => layer.id)
  const { marks } = value(await client.call('board.marks', { project: film.project, layerIds }))
  return boardFrom({ ...film.rows, mark: marks })
}

/** What is there, and what should be. */
function wordsOf({ table, id, before, after }: Change): string {
  if (before === null) return `${table} ${id} is not there`
  if (after === null) return `${table} ${id} is there, and was removed`
  const was = before as unknown as Record<string, unknown>
  const differs = Object.entries(after).filter(([key, is]) => JSON.stringify(was[key]) !== JSON.stringify(is))
  return `${table} ${id}: ${differs.map(([key, is]) => `${key} is ${String(was[key])} and was said to be ${String(is)}`).join('; ')}`
}

function someEdit(board: Board, random: () => number): Board {
  const newId = makeNewId(random)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const panel = one(filmPanels(board))
  const shot = one(filmShots(board))
  const layer = layersOf(board, panel.id)[0]!
  const marks = marksOf(board, layer.id)
  const words = `Turns at ${Math.floor(random() * 1e6)}`
  const stroke = (): Board => {
    const order = `a${marks.length.toString(36)}`
    return putMark(board, makeStroke(newId, layer.id, order, 10 + Math.floor(random() * 200), marks.length))
  }
  const many = filmShots(board).length > 20
  const edits: readonly (() => Board)[] = [
    stroke,
    stroke,
    stroke,
    () => (marks.length > 0 ? removeMark(board, one(marks).id) : stroke()),
    () => editShot(board, shot.id, { notes: words, size: 'cu' }),
    () => editPanel(board, panel.id, { label: words.slice(0, 20), seconds: 3 }),
    () => (many ? removeShot(board, shot.id) : duplicateShot(board, newId, shot.id).board),
    () => {
      const ids = { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }
      return many ? removeShot(board, shot.id) : addShot(board, ids, one(scenesOf(board)).id, 0)
    },
    () => (scenesOf(board).length > 6 ? stroke() : addScene(board, newId('scene'), 1, { location: words })),
    () => moveShots(board, [shot.id], one(scenesOf(board)).id, 0),
    () => addCard(board, newId('card'), 'cast', words),
  ]
  return one(edits)()
}

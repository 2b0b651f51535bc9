import path from 'node:path'
import { scriptUploadPath } from '#shared/contract/assets.ts'
import type { Result } from '#shared/contract/failure.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addCard } from '#shared/document/commands/film.ts'
import { editScene, removeScene } from '#shared/document/commands/scenes.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import type { DraftSource } from '#shared/document/draftSchema.ts'
import type { DraftId } from '#shared/document/ids.ts'
import { blankScene } from '#shared/document/newProject.ts'
import { keysBetween } from '#shared/document/order.ts'
import { readHeading } from '#shared/film/readHeading.ts'
import { put as putRow } from '#shared/document/board.ts'
import { scenesOf } from '#shared/document/select.ts'
import { scenesIn } from '#shared/script/scenesIn.ts'
import { textOf } from '#shared/script/screenplay.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { value } from '../contract/contract.ts'
import { newTestId } from './film.ts'
import { startInProcess } from './inProcess.ts'

/** Changes a film's rows, given the last draft as it was read, and its id. */
export type Lining = (board: Board, script: Screenplay, draftId: DraftId) => Board

/** A film whose scenes are those of its script, with each of these texts as a draft, in order. */
export async function makeScriptFilm(
  home: string,
  drafts: readonly string[],
  cast: readonly string[],
  lining?: Lining,
): Promise<string> {
  const host = startInProcess()
  try {
    const folder = path.join(home, 'Ferry.framewright')
    const film = value(await host.client.call('projects.create', { folder, title: 'The Last Ferry', ratio: 2.39 }))
    const { project } = film
    let board = boardFrom(film.rows)
    const start = board
    let last: { readonly script: Screenplay; readonly id: DraftId } | null = null
    const keys = keysBetween(null, null, drafts.length)
    for (const [at, text] of drafts.entries()) {
      const name = `The Last Ferry ${at + 1}.fountain`
      const answer = await host.asset(scriptUploadPath(project, name), { method: 'POST', body: text })
      const source = value((await answer.json()) as Result<DraftSource>)
      const { format, screenplay } = value(await host.client.call('script.look', { project, source, name }))
      value(await host.client.call('script.keep', { project, source }))
      const id = newTestId('draft')
      const color = ['White', 'Blue', 'Pink'][at] ?? ''
      board = putRow(board, 'draft', {
        id,
        order: keys[at]!,
        name,
        format,
        color,
        importedAt: '2026-03-04T10:00:00.000Z',
        source,
      })
      last = { script: screenplay, id }
    }
    // The empty scene with which a film begins.
    for (const { id } of scenesOf(board)) board = removeScene(board, id)
    if (last) board = withScenes(board, last.script)
    for (const name of cast) board = addCard(board, newTestId('card'), 'cast', name)
    if (last && lining) board = lining(board, last.script, last.id)
    value(
      await host.client.call('board.save', { project, writes: writesBetween(start, board, diffBoards(start, board)) }),
    )
    value(await host.client.call('projects.close', { project }))
    return folder
  } finally {
    await host.close()
  }
}

function withScenes(board: Board, script: Screenplay): Board {
  const heads = scenesIn(script).map(({ heading }) => script.elements[heading]!)
  const keys = keysBetween('b0', null, heads.length)
  return heads.reduce((next, head, at) => {
    const id = newTestId('scene')
    const scene = editScene(putRow(next, 'scene', blankScene(id, keys[at]!)), id, {
      ...readHeading(textOf(head)),
      number: head.number ?? null,
    })
    return scene
  }, board)
}

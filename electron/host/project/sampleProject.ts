import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { NewId } from '#shared/document/ids.ts'
import { ROW_SCHEMAS } from '#shared/document/schema.ts'
import { FailureError } from '../failures.ts'
import { issueWords } from './rowReader.ts'

const filmSchema = z.object({
  project: z.tuple([ROW_SCHEMAS.project]),
  scene: z.array(ROW_SCHEMAS.scene),
  shot: z.array(ROW_SCHEMAS.shot),
  panel: z.array(ROW_SCHEMAS.panel),
  layer: z.array(ROW_SCHEMAS.layer),
  mark: z.array(ROW_SCHEMAS.mark),
  take: z.array(ROW_SCHEMAS.take).default([]),
  card: z.array(ROW_SCHEMAS.card).default([]),
  look: z.array(ROW_SCHEMAS.look).default([]),
  media: z.array(ROW_SCHEMAS.media).default([]),
  draft: z.array(ROW_SCHEMAS.draft).default([]),
})

/**
 * The sample film from `<assets>/sample/film.json`, as a film of its own: with a new id, since keys and caps belong to
 * one film. Its pictures are in `<assets>/sample/media`.
 */
export function readSample(assets: string, newId: NewId, createdAt: string): { board: Board; mediaFolder: string } {
  const folder = path.join(assets, 'sample')
  const film = filmSchema.safeParse(JSON.parse(readFileSync(path.join(folder, 'film.json'), 'utf8')))
  if (!film.success)
    throw new FailureError({ kind: 'damaged', path: folder, detail: `film.json: ${issueWords(film.error)}` })
  const [row] = film.data.project
  const board = boardFrom({ ...film.data, project: [{ ...row, id: newId('project'), createdAt }] })
  return { board, mediaFolder: path.join(folder, 'media') }
}

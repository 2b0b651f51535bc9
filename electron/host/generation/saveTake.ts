import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Job } from '#shared/contract/model.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Board } from '#shared/document/board.ts'
import type { RowWrite } from '#shared/document/diff.ts'
import type { TakeId } from '#shared/document/ids.ts'
import { keyAtEnd } from '#shared/document/order.ts'
import type { MediaRow, TakeRow } from '#shared/document/schema.ts'
import { mediaOf, panelOf, takesOf } from '#shared/document/select.ts'
import { actualUsd, cropFor } from '#shared/generation/models.ts'
import type { Crop, Recipe } from '#shared/generation/recipe.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder, ProviderPicture } from '../services.ts'

/** A picture that came back, with all that its recipe says. */
export interface Arrived {
  readonly job: Job
  readonly takeId: TakeId
  readonly picture: ProviderPicture
  /** Milliseconds from sending to the whole answer. */
  readonly took: number
  /** The pictures that were sent along, kept in media/. */
  readonly sent: readonly MediaRow[]
}

/**
 * Puts a take on disk: the untouched bytes first, then in one transaction the rows of the bytes, of the pictures that
 * were sent, and of the take under a number that was never used. Gives the rows, for the windows.
 */
export async function saveTake(open: OpenFolder, arrived: Arrived, now: Date): Promise<Result<RowWrite[]>> {
  if (!existsSync(path.join(open.folder, 'board.sqlite')))
    // Load-bearing: writing the bytes would lay a new folder, with nothing in it but them, where the project was.
    return fail({ kind: 'not-found', what: `The project folder ${open.folder}` })
  if (!panelOf(open.store.board(), arrived.job.panelId)) return noPanel()
  const added = await attempt(() => open.media.add(arrived.picture.bytes, ''), open.folder)
  if (!added.ok) return added
  if (!added.value.ok) return added.value
  const picture = added.value.value
  const written = await attempt(
    // Load-bearing: the number is chosen when the rows' turn to be written comes, so that no two takes are given one.
    () => open.store.change((board) => takeRows(open, arrived, { board, picture, now })),
    open.folder,
  )
  if (!written.ok) return written
  return written.value.length > 0 ? { ok: true, value: [...written.value] } : noPanel()
}

/** None where the panel is gone. */
function takeRows(
  open: OpenFolder,
  arrived: Arrived,
  { board, picture, now }: { board: Board; picture: MediaRow; now: Date },
): RowWrite[] {
  const { panelId } = arrived.job
  if (!panelOf(board, panelId)) return []
  const takes = takesOf(board, panelId)
  const take: TakeRow = {
    id: arrived.takeId,
    panelId,
    order: keyAtEnd(takes),
    number: Math.max(open.store.highestTakeNumber(panelId), ...takes.map((each) => each.number)) + 1,
    mediaId: picture.id,
    struck: false,
    kept: false,
    recipe: recipeOf(arrived, now, frameIn(picture, arrived.job.request.staging.ratio)),
  }
  const strangers = [...arrived.sent, picture].filter((row) => !mediaOf(board, row.id))
  const media = new Map(strangers.map((row) => [row.id, row]))
  const writes: RowWrite[] = [...media.values()].map((row) => ({ table: 'media', id: row.id, row }))
  writes.push({ table: 'take', id: take.id, row: take })
  return writes
}

function noPanel(): Result<never> {
  return fail({ kind: 'not-found', what: 'The panel that this take was made for' })
}

/** null where the picture is the film's frame already. */
function frameIn(picture: MediaRow, ratio: number): Crop | null {
  const crop = cropFor(picture.width, picture.height, ratio)
  return crop.width === picture.width && crop.height === picture.height ? null : crop
}

export function recipeOf({ job, picture, took }: Arrived, now: Date, crop: Crop | null): Recipe {
  return {
    request: job.request,
    words: wordsOf(job.request),
    crop,
    said: picture.said,
    finishReason: picture.finishReason.slice(0, 200),
    usage: picture.usage,
    estimateUsd: job.estimateUsd,
    actualUsd: costOf(job, picture),
    took: Math.max(0, took),
    at: now.toISOString(),
  }
}

/** US dollars; null where it can't be known from the answer. */
export function costOf(job: Job, picture: ProviderPicture): number | null {
  return job.request.provider === 'stand-in' ? 0 : actualUsd(job.request.model, picture.usage)
}

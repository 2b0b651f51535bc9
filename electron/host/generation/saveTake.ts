import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Job } from '#shared/contract/model.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Board } from '#shared/document/board.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import type { TakeId } from '#shared/document/ids.ts'
import { keyAtEnd } from '#shared/document/order.ts'
import { LATER_TAKE_BLANKS, takeRowSchema } from '#shared/document/schema.ts'
import type { MediaRow, TakeRow } from '#shared/document/schema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { mediaOf, panelOf, takesOf } from '#shared/document/select.ts'
import { actualUsd, cropFor } from '#shared/generation/models.ts'
import type { PixelCrop, Recipe } from '#shared/document/recipe.ts'
import type { Answer } from '#shared/document/turn.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { recordOfAnswer } from '#shared/records/panelRecord.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder, PanelRenderer, ProviderPicture } from '../services.ts'
import { keepBeside } from './answerFolder.ts'
import { keepTurn } from './keptTurn.ts'
import { setIntoTake } from './setTake.ts'
import type { SetTake } from './setTake.ts'
import { shownPicture } from './shownPicture.ts'
import type { ShownPicture } from './shownPicture.ts'

/** A picture that arrived, with everything for its recipe. */
export interface Arrived {
  readonly job: Job
  readonly takeId: TakeId
  /** Ids for the other pictures of the same answer. */
  readonly moreIds: readonly TakeId[]
  readonly picture: ProviderPicture
  /** Milliseconds from sending to the complete answer. */
  readonly took: number
  /** The pictures that were sent along, stored in media/. */
  readonly sent: readonly MediaRow[]
  /** The mark of the key that was used. */
  readonly keyMark: string
}

export interface SavedTakes {
  readonly writes: WholeWrite[]
  /** false: the answer holds more than was saved, and must be kept. */
  readonly all: boolean
}

interface Shown extends SetTake {
  readonly id: TakeId
}

/** A take's note if its answer was truncated after it. */
const CUT =
  'The answer broke off behind this picture, so what it cost was not told. As much as came is kept in the answers folder of the film.'

/**
 * Saves takes to disk, one per picture: the unmodified bytes first, then in one transaction the rows of the bytes, of
 * the pictures that were sent, and of the takes, under numbers that were never used, and the job as `done`. Returns the
 * rows, for the windows.
 */
export async function saveTake(
  open: OpenFolder,
  arrived: Arrived,
  now: Date,
  renderer: Pick<PanelRenderer, 'edit'>,
  done?: Job,
): Promise<Result<SavedTakes>> {
  if (!existsSync(path.join(open.folder, 'board.sqlite')))
    // Load-bearing: writing the bytes would create a new folder, with nothing else in it, where the project was.
    return fail({ kind: 'not-found', what: `The project folder ${open.folder}` })
  if (!panelOf(open.store.board(), arrived.job.panelId)) return noPanel()
  const { panelId, request } = arrived.job
  const record = recordOfAnswer(open.store.board(), panelId, request, now.toISOString())
  const takes: Shown[] = []
  for (const [index, bytes] of arrived.picture.more.entries()) {
    const shown = await shownPicture(open, bytes, record)
    // A second picture of a region is one to choose as well, in the take like the first.
    const set = shown.ok ? await setIntoTake(open, renderer, request, shown.value, now) : null
    if (set) takes.push({ id: arrived.moreIds[index]!, ...set })
  }
  const main = await shownPicture(open, arrived.picture.bytes, record)
  if (!main.ok) return main
  takes.push({ id: arrived.takeId, ...(await setIntoTake(open, renderer, request, main.value, now)) })
  const turn = await turnKept(open, arrived, main.value)
  const written = await attempt(
    // Load-bearing: numbers are assigned inside the write queue, so that no two takes get the same one.
    () => open.store.change((board) => takeRows(open, arrived, { board, takes, now, answer: turn.answer }), done),
    open.folder,
  )
  if (!written.ok) return written
  if (written.value.length === 0) return noPanel()
  const { more, drafts, rest } = arrived.picture
  const all = takes.length === more.length + 1 && (await keepDrafts(open.folder, drafts)) && turn.kept && !rest
  return { ok: true, value: { writes: [...written.value], all } }
}

/** What to go on from later; kept: false if it can't be written, so that the raw answer stays. */
async function turnKept(
  open: OpenFolder,
  { picture, keyMark }: Arrived,
  main: ShownPicture,
): Promise<{ readonly answer: Answer | null; readonly kept: boolean }> {
  if (!picture.turn) return { answer: null, kept: true }
  // Shown as it came, so that its row has the hash.
  const known = main.note === '' ? [[picture.bytes, hashIn(main.row.id)] as const] : []
  const kept = await keepTurn(open.folder, picture.turn, keyMark, new Map(known))
  return kept.ok ? { answer: kept.value, kept: true } : { answer: null, kept: false }
}

function hashIn(id: MediaRow['id']): string {
  return id.replace('media_', '')
}

/** false if one can't be written. */
export async function keepDrafts(film: string, drafts: readonly Uint8Array[]): Promise<boolean> {
  for (const bytes of drafts) if (!(await keepBeside(film, bytes)).ok) return false
  return true
}

/** Empty if the panel is gone. */
function takeRows(
  open: OpenFolder,
  arrived: Arrived,
  { board, takes, now, answer }: { board: Board; takes: readonly Shown[]; now: Date; answer: Answer | null },
): WholeWrite[] {
  const { panelId } = arrived.job
  if (!panelOf(board, panelId)) return []
  const before = takesOf(board, panelId)
  const highest = Math.max(open.store.highestTakeNumber(panelId), ...before.map((each) => each.number))
  const rows: TakeRow[] = []
  for (const { id, shown, setIn } of takes) {
    const recipe = recipeOf(arrived, now, frameIn(shown.row, arrived.job.request.staging.ratio))
    rows.push(
      safeTake({
        id,
        panelId,
        order: keyAtEnd([...before, ...rows]),
        number: highest + rows.length + 1,
        mediaId: shown.row.id,
        struck: false,
        kept: false,
        ...LATER_TAKE_BLANKS,
        recipe: {
          ...recipe,
          ...(answer ? { answer } : {}),
          ...(setIn ? { setIn: { mediaId: setIn.id } } : {}),
          said: [shown.note, arrived.picture.cut ? CUT : '', recipe.said].filter(Boolean).join(' '),
          // The answer was paid for once.
          ...(id === arrived.takeId ? {} : { usage: null, estimateUsd: 0, actualUsd: 0 }),
        },
      }),
    )
  }
  const strangers = [
    ...arrived.sent,
    ...takes.flatMap(({ shown, setIn }) => [shown.row, ...(setIn ? [setIn] : [])]),
  ].filter((row) => !mediaOf(board, row.id))
  const media = new Map(strangers.map((row) => [row.id, row]))
  return [
    ...[...media.values()].map((row): WholeWrite => ({ table: 'media', id: row.id, row })),
    ...rows.map((row): WholeWrite => ({ table: 'take', id: row.id, row })),
  ]
}

/** Makes a take valid for its schema: a model's accompanying text is no reason to lose the picture, or the film. */
function safeTake(take: TakeRow): TakeRow {
  const parsed = takeRowSchema.safeParse(take)
  if (parsed.success) return parsed.data
  const { recipe } = take
  const plain = {
    said: '',
    finishReason: '',
    usage: null,
    actualUsd: null,
    took: 0,
    words: recipe.words.slice(0, 200_000),
  }
  return takeRowSchema.parse({ ...take, recipe: { ...recipe, ...plain } })
}

function noPanel(): Result<never> {
  return fail({ kind: 'not-found', what: 'The panel that this take was made for' })
}

/** null if the picture already is the film's frame. */
function frameIn(picture: MediaRow, ratio: number): PixelCrop | null {
  const crop = cropFor(picture.width, picture.height, ratio)
  return crop.width === picture.width && crop.height === picture.height ? null : crop
}

export function recipeOf({ job, picture, took }: Arrived, now: Date, crop: PixelCrop | null): Recipe {
  return {
    request: job.request,
    words: wordsOf(job.request),
    crop,
    said: shortened(picture.said, 190_000),
    finishReason: shortened(picture.finishReason, 200),
    usage: picture.usage,
    estimateUsd: job.estimateUsd,
    actualUsd: costOf(job, picture),
    took: Math.max(0, took),
    at: now.toISOString(),
  }
}

/** US dollars; null if the answer does not say. */
export function costOf(job: Job, picture: ProviderPicture): number | null {
  return actualUsd(job.request, picture.usage, job.way)
}

import type { LostPicture, ProjectHandle } from '#shared/contract/model.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Board } from '#shared/document/board.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { inFilmOrder, pictureNames } from '#shared/document/picturePlaces.ts'
import { mediaOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import type { OpenFolder, PictureWatch, Tell } from '../services.ts'

/** Interval in ms for checking whether missing pictures are back. */
const AGAIN_MS = 2000
/** Number of files checked in parallel. */
const TOGETHER = 16

interface Watched {
  readonly handle: ProjectHandle
  readonly stop: () => void
  told: string
  timer: ReturnType<typeof setTimeout> | null
  pending: boolean
}

/** Tracks missing pictures of the open films, notifies the windows, and notices when they are back. */
export function createPictureWatch(tell: Tell): PictureWatch {
  const watched = new Map<OpenFolder, Watched>()

  function begin(open: OpenFolder, handle: ProjectHandle): Watched {
    const known = watched.get(open)
    if (known) return known
    const entry: Watched = { handle, stop: open.media.listen(() => soon(open)), told: '', timer: null, pending: false }
    watched.set(open, entry)
    return entry
  }

  /** Coalesces everything found in one turn into one event. */
  function soon(open: OpenFolder): void {
    const entry = watched.get(open)
    if (!entry || entry.pending) return
    entry.pending = true
    setImmediate(() => {
      entry.pending = false
      if (watched.get(open) === entry) say(open, entry)
    })
  }

  function say(open: OpenFolder, entry: Watched): void {
    const lost = lostNow(open)
    const now = lost.map(({ id, how }) => `${id} ${how}`).join('\n')
    if (now !== entry.told) tell({ name: 'pictures.lost', value: { project: entry.handle, lost } })
    entry.told = now
    if (lost.length > 0) entry.timer ??= setTimeout(() => void lookAgain(open, entry), AGAIN_MS).unref()
  }

  async function lookAgain(open: OpenFolder, entry: Watched): Promise<void> {
    // A disk error does not end the watch.
    await lookAt(open, rowsOf(open.store.board(), lostNow(open))).catch(() => undefined)
    entry.timer = null
    if (watched.get(open) === entry) say(open, entry)
  }

  return {
    async look(open, handle) {
      const entry = begin(open, handle)
      await lookAt(open, [...allRows(open.store.board().media)])
      say(open, entry)
      return lostNow(open)
    },
    release(open) {
      const entry = watched.get(open)
      if (!entry) return
      watched.delete(open)
      entry.stop()
      if (entry.timer) clearTimeout(entry.timer)
    },
  }
}

async function lookAt(open: OpenFolder, rows: readonly MediaRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += TOGETHER)
    await Promise.all(rows.slice(at, at + TOGETHER).map((row) => open.media.look(row)))
}

function lostNow(open: OpenFolder): LostPicture[] {
  const board = open.store.board()
  const lost = new Map<string, LostPicture>()
  for (const { id } of allRows(board.media)) {
    const how = open.media.lost(id)
    if (how !== null) lost.set(id, { id, how })
  }
  return inFilmOrder(board, lost.keys()).map((id) => lost.get(id)!)
}

function rowsOf(board: Board, lost: readonly LostPicture[]): MediaRow[] {
  return lost.flatMap(({ id }) => mediaOf(board, id) ?? [])
}

/**
 * The failure for those of these pictures that are missing, each verified against its hash; null if none. `board`: the
 * board to find their places in, if not the saved one.
 */
export async function picturesMissing(
  open: OpenFolder,
  mediaIds: Iterable<string>,
  { signal, board = open.store.board() }: { signal?: AbortSignal | undefined; board?: Board } = {},
): Promise<Extract<Failure, { kind: 'pictures-missing' }> | null> {
  const lost: string[] = []
  for (const id of new Set(mediaIds)) {
    if (signal?.aborted) return null
    if ((await open.media.prove(id)) !== null) lost.push(id)
  }
  if (lost.length === 0) return null
  return { kind: 'pictures-missing', count: lost.length, names: pictureNames(board, lost) }
}

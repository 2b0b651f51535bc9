import { setImmediate } from 'node:timers/promises'
import type { Board } from '#shared/document/board.ts'
import { holdsMarks, inkIdOf } from '#shared/document/inkOf.ts'
import { allRows } from '#shared/document/table.ts'
import type { OpenFolder } from '../services.ts'

/** What a film's folder holds beside its board, as it is when a document is asked for. */
export interface FilmAsked {
  readonly folder: string
  /** By panel: it increases with every change to what the panel shows. */
  readonly revisions: ReadonlyMap<string, number>
  /** Layers that have marks. */
  readonly inked: ReadonlySet<string>
  /** Pictures known to be missing. */
  readonly lost: ReadonlySet<string>
}

/** Rows looked up in one turn of this thread: a few milliseconds. */
const AT_ONCE = 400

export async function askFilm(open: OpenFolder, board: Board): Promise<FilmAsked> {
  const revisions = new Map<string, number>()
  const inked = new Set<string>()
  for (const panels of parts([...allRows(board.panel)].map(({ id }) => id))) {
    for (const [id, revision] of open.store.panelRevisions(panels)) revisions.set(id, revision)
    await setImmediate()
  }
  for (const layers of parts([...new Set([...allRows(board.layer)].filter(holdsMarks).map(inkIdOf))])) {
    for (const id of open.store.inked(layers)) inked.add(id)
    await setImmediate()
  }
  const media = [...allRows(board.media)].map(({ id }) => id)
  const lost = new Set(media.filter((id) => open.media.lost(id) !== null))
  return { folder: open.folder, revisions, inked, lost }
}

function parts<T>(list: readonly T[]): T[][] {
  const count = Math.ceil(list.length / AT_ONCE)
  return Array.from({ length: count }, (_, at) => list.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
}

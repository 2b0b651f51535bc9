import type { Client } from '#shared/contract/client.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OpenedProject, Trust } from '#shared/contract/model.ts'
import { boardFrom, filmOf, put } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { applyDiff, diffOfWrites, writesBetween } from '#shared/document/diff.ts'
import type { Diff } from '#shared/document/diff.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { absorb, record, redo, startHistory, undo } from '#shared/document/history.ts'
import type { History, Moved } from '#shared/document/history.ts'
import type { NewId } from '#shared/document/ids.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { filmShots } from '#shared/document/select.ts'
import { allRows, rowOf } from '#shared/document/table.ts'
import { watchTrouble } from './filmTrouble.ts'
import type { FilmTrouble } from './filmTrouble.ts'
import { createLostPictures } from './lostPictures.ts'
import type { LostPictures } from './lostPictures.ts'
import { createArrivals } from './arrivals.ts'
import { createDeletedElsewhere } from './deletedElsewhere.ts'
import { createMarkLoads, removedMarks } from './markLoads.ts'
import { firstPanel, panelsShowing } from './panelsShowing.ts'
import { inTime, patientSave } from './patience.ts'
import { createSaving } from './saving.ts'
import type { Saving } from './saving.ts'
import { createSession } from './session.ts'
import type { Session } from './session.ts'

/**
 * One open project in the window: its history, what is being saved, and where the person is. No React and no Konva:
 * features listen to it and call it.
 */
export interface Editor {
  readonly opened: OpenedProject
  readonly client: Client
  readonly session: Session
  readonly saving: Saving
  readonly trouble: FilmTrouble
  readonly newId: NewId
  readonly canWrite: boolean
  /** Whether the film may make takes on this computer, as the host last told. */
  readonly trust: () => Trust
  readonly knowTrust: (trust: Trust) => void
  /** Which pictures of the film can't be had. */
  readonly pictures: LostPictures
  readonly board: () => Board
  /** The board as it was when anything but marks last changed: a stroke leaves it the same. Its marks may be old. */
  readonly outline: () => Board
  /** Names of what undo and redo would do; null for nothing. */
  readonly undoName: () => string | null
  readonly redoName: () => string | null
  /**
   * What the artist did, as one undoable step under this name. False where nothing changed, where the project is read-only, and
   * where the step is more than the film can hold, which is said.
   */
  readonly run: (name: string, command: (board: Board) => Board) => boolean
  readonly undo: () => void
  readonly redo: () => void
  /**
   * Rows that the host proposes, as one undoable step. `held` are marks as they are on disk, which the window may not have:
   * undo goes back to them.
   */
  readonly bring: (name: string, writes: readonly RowWrite[], held: readonly MarkRow[]) => boolean
  /** Loads these panels' marks, once; resolves when the board has them. */
  readonly loadMarks: (panelIds: readonly string[]) => Promise<boolean>
  readonly marksLoaded: (panelId: string) => boolean
  /** Changes whenever what the panel shows was changed and saved: the version in a preview's address. */
  readonly panelVersion: (panelId: string) => string
  readonly listen: (changed: (diff: Diff) => void) => () => void
  /** Work that will end in a step of its own, as a pour does: nothing is settled before it has. */
  readonly finishing: (work: Promise<void>) => void
  readonly isSettled: () => boolean
  /** Waits until everything is on disk; false where it can't be saved. */
  readonly settle: () => Promise<boolean>
  /** As `settle` where that takes no longer than a person waits who wants to leave; what lies in a copy counts as kept. */
  readonly settleInTime: () => Promise<boolean>
  /** Nothing would be lost if the window went now: all of it is on disk, or in a copy. */
  readonly isSafe: () => boolean
  /** What is not on disk yet, for a copy. Waits for no save, since a copy is made where saving fails. */
  readonly handOver: () => Promise<ReturnType<Saving['handOver']>>
  /** The last change of the film that the board has in it. */
  readonly order: () => number
  readonly dispose: () => void
}

export function createEditor(
  opened: OpenedProject,
  client: Client,
  newId: NewId,
  failed: (failure: Failure, sentence: string) => void,
): Editor {
  let history: History = startHistory(boardFrom(opened.rows))
  let outline = history.board
  const listeners = new Set<(diff: Diff) => void>()
  const loading = new Map<string, Promise<boolean>>()
  const works = new Set<Promise<void>>()
  const marks = createMarkLoads()
  const elsewhere = createDeletedElsewhere()
  /** Reads of marks that somebody waits for. */
  let reads = 0
  const versions = new Map<string, number>()
  const canWrite = opened.access === 'write'
  const session = createSession(filmShots(history.board)[0]?.id ?? null, firstPanel(history.board))

  const dirty = new Set<string>()
  let trust = opened.trust
  const trouble = watchTrouble(client, opened.project, () => saving.retry())

  const origin = newId('window')
  let sentAt = { number: 0, at: 0 }

  const saving = createSaving(async (writes, number) => {
    const shown = [...dirty]
    dirty.clear()
    if (sentAt.number !== number) sentAt = { number, at: Date.now() }
    arrivals.sending(number, writes)
    const answer = await patientSave(client, { project: opened.project, writes, from: { origin, ...sentAt } })
    if (!answer.ok) {
      for (const panelId of shown) dirty.add(panelId)
      trouble.saved(answer.failure)
      return null
    }
    trouble.saved(null)
    bump(shown)
    arrivals.answered(number, answer.value.order, answer.value.also)
    return answer.value.refused
  })

  /** A preview is asked for under a new address once what it shows is on disk. */
  function bump(panelIds: readonly string[]): void {
    for (const panelId of panelIds) versions.set(panelId, (versions.get(panelId) ?? 0) + 1)
    if (panelIds.length > 0) tell([])
  }

  function tell(diff: Diff): void {
    for (const changed of listeners) changed(diff)
  }

  function moved(move: Moved | undefined, made = false): boolean {
    if (move?.refusal) failed(move.refusal, sentence(move.refusal))
    if (!move || move.diff.length === 0) return false
    const before = history.board
    history = move.history
    marks.changed(move.diff, made)
    elsewhere.did(move.diff)
    for (const panelId of panelsShowing(history.board, move.diff)) dirty.add(panelId)
    saving.add(writesBetween(before, history.board, move.diff))
    session.keepValid(history.board)
    tell(move.diff)
    return true
  }

  const arrivals = createArrivals({
    order: opened.order,
    origin,
    unsent: () => saving.unsent(),
    apply: absorbTheirs,
    swept(also) {
      const what = elsewhere.swept(history.board, also)
      if (what === null) return
      const said = { kind: 'deleted-elsewhere', what } as const
      failed(said, sentence(said))
    },
    async missed(order) {
      const answer = await client.call('board.since', { project: opened.project, order })
      return answer.ok ? answer.value.changes : []
    },
    lost: () => failed(FALLEN_BEHIND, sentence(FALLEN_BEHIND)),
  })
  const stopArrivals = client.on('board.changed', (event) => {
    if (event.project === opened.project) arrivals.heard(event.change)
  })

  /** What was told while the way to the host was broken reached nobody here. */
  async function lookAgain(): Promise<void> {
    arrivals.lookAgain()
    const answer = await client.call('projects.watch', { project: opened.project })
    if (!answer.ok) return
    trouble.looked(answer.value.trouble)
    knowTrust(answer.value.trust)
  }
  const stopMissed = client.on('events.missed', () => void lookAgain())

  const stopTrust = client.on('trust.changed', (event) => {
    if (event.project === opened.project) knowTrust(event.trust)
  })

  function knowTrust(now: Trust): void {
    trust = now
    tell([])
  }

  const pictures = createLostPictures(client, opened.project, (mediaIds) => {
    const showing = [...allRows(history.board.layer)].filter(({ mediaId }) => mediaId !== null && mediaIds.has(mediaId))
    bump([...new Set(showing.map(({ panelId }) => panelId))])
    tell([])
  })

  function absorbTheirs(writes: readonly RowWrite[], panels: readonly string[]): void {
    elsewhere.willApply(history.board, writes)
    const diff = diffOfWrites(
      history.board,
      writes.filter((write) => marks.concerns(history.board, write)),
    )
    history = absorb(history, applyDiff(history.board, diff))
    if (diff.length > 0) {
      session.keepValid(history.board)
      tell(diff)
    }
    bump(panels)
  }

  async function fetchMarks(panelId: string): Promise<boolean> {
    const layerIds = marks.missing(history.board, panelId)
    const place = marks.begin(layerIds, removedMarks(saving.unsaved()))
    const answer = await client.call('board.marks', { project: opened.project, layerIds })
    if (!answer.ok) {
      failed(answer.failure, sentence(answer.failure))
      return false
    }
    const placed = place(history.board, answer.value.marks)
    if (!placed) return fetchMarks(panelId)
    history = absorb(history, placed)
    tell([])
    return true
  }

  /** Marks of panels that were left long ago are let go of, once nobody waits for any and all of them are on disk. */
  function tidy(): void {
    const { panelId } = session.state()
    if (panelId !== null) marks.used(panelId)
    if (reads > 0 || saving.state() !== 'saved') return
    history = absorb(history, marks.letGo(history))
  }

  const finished = async (): Promise<void> => void (await Promise.all(works))

  async function settle(): Promise<boolean> {
    await finished()
    return saving.settle()
  }

  const isSettled = (): boolean => works.size === 0 && saving.state() === 'saved'
  const isSafe = (): boolean => isSettled() || (works.size === 0 && saving.copy() !== null)
  const marksLoaded = (panelId: string): boolean => marks.missing(history.board, panelId).length === 0

  return {
    opened,
    client,
    session,
    saving,
    trouble,
    newId,
    canWrite,
    trust: () => trust,
    knowTrust,
    pictures,
    board: () => history.board,
    outline() {
      const { board } = history
      if (TABLE_NAMES.some((name) => name !== 'mark' && outline[name] !== board[name])) outline = board
      return outline
    },
    undoName: () => history.done.at(-1)?.name ?? null,
    redoName: () => history.undone.at(-1)?.name ?? null,
    run: (name, command) => canWrite && moved(record(history, name, command(history.board)), true),
    bring(name, writes, held) {
      if (!canWrite) return false
      const absent = held.filter((mark) => !rowOf(history.board.mark, mark.id))
      history = absorb(
        history,
        absent.reduce((board, mark) => put(board, 'mark', mark), history.board),
      )
      return moved(record(history, name, applyDiff(history.board, diffOfWrites(history.board, writes))), true)
    },
    undo: () => void (canWrite && moved(undo(history))),
    redo: () => void (canWrite && moved(redo(history))),
    async loadMarks(panelIds) {
      reads += 1
      const all = panelIds.map((panelId) => {
        if (marksLoaded(panelId)) return Promise.resolve(true)
        const known = loading.get(panelId) ?? fetchMarks(panelId).finally(() => loading.delete(panelId))
        loading.set(panelId, known)
        return known
      })
      try {
        return (await Promise.all(all)).every(Boolean)
      } finally {
        for (const panelId of panelIds) marks.used(panelId)
        reads -= 1
        // After whoever waited has taken what it came for.
        setTimeout(tidy, 0)
      }
    },
    marksLoaded,
    panelVersion: (panelId) => `${versions.get(panelId) ?? 0}-${filmOf(history.board).ratio}`,
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    finishing(work) {
      const whole = work.finally(() => works.delete(whole))
      works.add(whole)
    },
    isSettled,
    isSafe,
    settle,
    settleInTime: async () => (await inTime(settle(), false)) || isSafe(),
    async handOver() {
      await inTime(finished(), undefined)
      return saving.handOver()
    },
    order: () => arrivals.order(),
    dispose() {
      stopArrivals()
      stopMissed()
      arrivals.dispose()
      stopTrust()
      trouble.stop()
      pictures.dispose()
      listeners.clear()
    },
  }
}

const FALLEN_BEHIND = { kind: 'fallen-behind' } as const

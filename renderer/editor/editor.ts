import type { Client } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { OpenedProject, Trust } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import type { NewId } from '#shared/document/ids.ts'
import { firstShot } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import { createDeletedElsewhere } from './deletedElsewhere.ts'
import { watchTrouble } from './filmTrouble.ts'
import type { FilmTrouble } from './filmTrouble.ts'
import { createLostPictures } from './lostPictures.ts'
import type { LostPictures } from './lostPictures.ts'
import { createMarkLoads } from './markLoads.ts'
import { listenToHost } from './news.ts'
import type { News } from './news.ts'
import { createOpenBoard } from './openBoard.ts'
import type { OpenBoard } from './openBoard.ts'
import { createPanelMarks } from './panelMarks.ts'
import { firstPanel } from './panelsShowing.ts'
import { createSavesToHost } from './savesToHost.ts'
import { createSaving } from './saving.ts'
import type { Saving } from './saving.ts'
import { createSession } from './session.ts'
import type { Session } from './session.ts'
import { settledClient } from './settledClient.ts'
import { createSettling } from './settling.ts'
import type { Settling } from './settling.ts'
import { createSteps } from './steps.ts'
import type { Steps } from './steps.ts'
import { createTyping } from './typing.ts'
import type { Typing } from './typing.ts'
import { createHandAtWork } from './undoing/handAtWork.ts'
import type { HandAtWork } from './undoing/handAtWork.ts'
import { createSight } from './undoing/sight.ts'
import type { Sight } from './undoing/sight.ts'
import { createStepping } from './undoing/stepping.ts'
import type { Stepping } from './undoing/stepping.ts'

/**
 * One open project in the window: its history, what is being saved, and where the person is. No React and no Konva:
 * features listen to it and call it.
 */
export interface Editor extends Steps, Stepping, Settling {
  readonly opened: OpenedProject
  /** Every call about the film goes through this client: it saves what a call reads on disk before making it. */
  readonly client: Client
  readonly session: Session
  readonly sight: Sight
  readonly hand: HandAtWork
  readonly saving: Saving
  /** What is typed in fields and not in the film yet. */
  readonly typing: Typing
  readonly trouble: FilmTrouble
  readonly newId: NewId
  readonly canWrite: boolean
  /** Whether the film may make takes on this computer, as last reported by the host. */
  readonly trust: () => Trust
  readonly knowTrust: (trust: Trust) => void
  /** Which pictures of the film are missing. */
  readonly pictures: LostPictures
  readonly board: () => Board
  /** The board as of the last change to anything but marks, so a stroke doesn't change it. Its marks may be old. */
  readonly outline: () => Board
  /** Loads these panels' marks, once each; resolves when the board has them. */
  readonly loadMarks: (panelIds: readonly string[]) => Promise<boolean>
  readonly marksLoaded: (panelId: string) => boolean
  /** Changes each time a visible change to the panel was saved: the version in a preview's address. */
  readonly panelVersion: (panelId: string) => string
  readonly listen: (changed: (diff: Diff) => void) => () => void
  /** The last change of the film that the board includes. */
  readonly order: () => number
  readonly dispose: () => void
}

/** `failed`: what went wrong, as a sentence for people. */
export function createEditor(
  opened: OpenedProject,
  client: Client,
  newId: NewId,
  failed: (failure: Failure, sentence: string) => void,
): Editor {
  const { project } = opened
  const canWrite = opened.access === 'write'
  const say = (failure: Failure): void => failed(failure, sentence(failure))
  const film = createOpenBoard(boardFrom(opened.rows))
  const session = createSession(firstShot(film.board())?.id ?? null, firstPanel(film.board()))
  const marks = createMarkLoads()
  const elsewhere = createDeletedElsewhere()
  const origin = newId('window')
  const trouble = watchTrouble(client, project, () => saving.retry())
  const saves = createSavesToHost({ client, project, origin, film, trouble, arrivals: () => news.arrivals })
  const saving = createSaving(saves.send)
  const typing = createTyping()
  const settling = createSettling(saving, typing)
  const parts = { film, marks, elsewhere, saving, session, typing, say }
  const news: News = listenToHost({ ...parts, client, opened, origin, trouble })
  const panelMarks = createPanelMarks({ ...parts, client, project })
  const sight = createSight()
  const hand = createHandAtWork()
  const steps = createSteps({ ...parts, canWrite, saves })
  const stepping = createStepping({ steps, board: film.board, session, typing, sight, hand, settling })
  const pictures = createLostPictures(client, project, (mediaIds) => showAnew(film, mediaIds))
  return {
    opened,
    client: settledClient(client, settling.settle),
    session,
    sight,
    hand,
    saving,
    typing,
    trouble,
    newId,
    canWrite,
    trust: news.trust,
    knowTrust: news.knowTrust,
    pictures,
    board: film.board,
    outline: film.outline,
    ...steps,
    ...stepping,
    ...settling,
    loadMarks: panelMarks.load,
    marksLoaded: panelMarks.loaded,
    panelVersion: film.panelVersion,
    listen: film.listen,
    order: () => news.arrivals.order(),
    dispose() {
      news.dispose()
      trouble.stop()
      pictures.dispose()
      film.dispose()
    },
  }
}

/** Repaints panels that show these pictures, which were found or lost. */
function showAnew(film: OpenBoard, mediaIds: ReadonlySet<string>): void {
  const showing = [...allRows(film.board().layer)].filter(({ mediaId }) => mediaId !== null && mediaIds.has(mediaId))
  film.bump([...new Set(showing.map(({ panelId }) => panelId))])
  film.tell([])
}

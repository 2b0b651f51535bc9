import type { Client } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { absorb } from '#shared/document/history.ts'
import type { MarkLoads } from './markLoads.ts'
import { removedMarks } from './markLoads.ts'
import type { OpenBoard } from './openBoard.ts'
import type { Saving } from './saving.ts'
import type { Session } from './session.ts'

export interface PanelMarkParts {
  readonly client: Client
  readonly project: ProjectHandle
  readonly film: OpenBoard
  readonly marks: MarkLoads
  readonly saving: Saving
  readonly session: Session
  readonly say: (failure: Failure) => void
}

/** Loads panels' marks when needed, and drops those not used recently. */
export interface PanelMarks {
  /** Loads each once; resolves when the board has them all, false if they could not be read. */
  readonly load: (panelIds: readonly string[]) => Promise<boolean>
  readonly loaded: (panelId: string) => boolean
}

export function createPanelMarks({ client, project, film, marks, saving, session, say }: PanelMarkParts): PanelMarks {
  const loading = new Map<string, Promise<boolean>>()
  /** Mark reads that someone awaits. */
  let reads = 0

  const loaded = (panelId: string): boolean => marks.missing(film.board(), panelId).length === 0

  async function fetchMarks(panelId: string): Promise<boolean> {
    const layerIds = marks.missing(film.board(), panelId)
    const place = marks.begin(layerIds, removedMarks(saving.unsaved()))
    const answer = await client.call('board.marks', { project, layerIds })
    if (!answer.ok) {
      say(answer.failure)
      return false
    }
    const placed = place(film.board(), answer.value.marks)
    if (!placed) return fetchMarks(panelId)
    film.set(absorb(film.history(), placed))
    film.tell([])
    return true
  }

  function once(panelId: string): Promise<boolean> {
    if (loaded(panelId)) return Promise.resolve(true)
    const known = loading.get(panelId) ?? fetchMarks(panelId).finally(() => loading.delete(panelId))
    loading.set(panelId, known)
    return known
  }

  /** Drops the marks of panels left long ago, once no one awaits any and all are on disk. */
  function tidy(): void {
    const { panelId } = session.state()
    if (panelId !== null) marks.used(panelId)
    if (reads > 0 || saving.state() !== 'saved') return
    film.set(absorb(film.history(), marks.letGo(film.history())))
  }

  return {
    loaded,
    async load(panelIds) {
      reads += 1
      try {
        return (await Promise.all(panelIds.map(once))).every(Boolean)
      } finally {
        for (const panelId of panelIds) marks.used(panelId)
        reads -= 1
        // Runs after those who waited have taken what they need.
        setTimeout(tidy, 0)
      }
    },
  }
}

import type { UnreadWrite } from '#shared/document/rowWrite.ts'
import type { Handlers } from '../dispatch.ts'
import type { HostServices } from './hostServices.ts'

type Names = `board.${'marks' | 'save' | 'since'}`

/** The rows of an open film. */
export function boardHandlers({ platform, projects, trust, tell }: HostServices): Pick<Handlers, Names> {
  return {
    'board.marks': ({ project, layerIds }) => ({ marks: projects.of(project).store.marks(layerIds) }),
    async 'board.save'({ project, writes, from }) {
      const open = projects.of(project)
      const settings = writes.some((write) => write.table === 'project')
      const before = settings ? trust.of(open).state : null
      if (isLargeDelete(writes)) await open.snapshots?.before('delete')
      const { order, refused, also } = await open.store.saveEach(writes, from)
      if (settings) {
        const now = trust.of(open)
        if (now.state !== before) tell({ name: 'trust.changed', value: { project, trust: now } })
      }
      return { savedAt: new Date(platform.now()).toISOString(), order, refused: [...refused], also: [...also] }
    },
    'board.since'({ project, order }) {
      const changes = projects.of(project).store.changes.since(order)
      return { changes: changes && [...changes] }
    },
  }
}

/** More panels than a person would redraw. */
const MANY_PANELS = 12

function isLargeDelete(writes: readonly UnreadWrite[]): boolean {
  return writes.filter((write) => write.table === 'panel' && 'row' in write && write.row === null).length >= MANY_PANELS
}

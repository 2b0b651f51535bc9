import path from 'node:path'
import type { Version } from '#shared/contract/versions.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { bringBack, deletedThings } from '#shared/versions/deletedThings.ts'
import type { Handlers } from '../dispatch.ts'
import { FailureError, valueOf } from '../failures.ts'
import { saveCopy } from '../project/saveCopy.ts'
import { listSnapshots } from '../project/snapshotFiles.ts'
import type { SnapshotFile } from '../project/snapshotFiles.ts'
import { openVersion } from '../project/versionFilm.ts'
import type { HostServices } from './hostServices.ts'

type Names = `versions.${'list' | 'compare' | 'restore' | 'asFilm'}` | `deleted.${'list' | 'restore'}`

export function versionHandlers({ platform, projects, thread, making, trust }: HostServices): Pick<Handlers, Names> {
  return {
    'versions.list': ({ project }) => ({
      versions: listSnapshots(projects.of(project).folder).toReversed().map(describe),
    }),
    'versions.compare': async ({ project, version }) =>
      valueOf(await thread.ask('compare', { folder: projects.of(project).folder, version })),
    async 'versions.restore'({ project, version, sceneId }) {
      const open = projects.of(project)
      await open.snapshots?.before('restore')
      const restoring = valueOf(await thread.ask('restore', { folder: open.folder, version, sceneId }))
      open.store.marksRead(restoring.held)
      return restoring
    },
    async 'versions.asFilm'({ folder, version }, signal) {
      const { earlier, place } = openVersion(folder, version)
      const beforeNamed = (named: string): Promise<void> => trust.copyingHere(earlier, named)
      const options = { evenIfMissing: true, signal, now: () => platform.now(), beforeNamed }
      try {
        const made = await making.during(path.dirname(place), () => saveCopy(earlier, place, options))
        return { folder: made.folder }
      } finally {
        await earlier.close()
      }
    },
    'deleted.list'({ project }) {
      const { store } = projects.of(project)
      return { things: deletedThings(store.board(), store.deleted(), platform.now()) }
    },
    'deleted.restore'({ project, batch }) {
      const { store } = projects.of(project)
      const board = store.board()
      const diff = diffBoards(board, bringBack(board, store.deleted(), batch))
      if (diff.length === 0) throw new FailureError({ kind: 'not-found', what: 'What was deleted' })
      const layers = diff.flatMap((change) => (change.table === 'layer' && change.after ? [inkIdOf(change.after)] : []))
      return { writes: writesOf(bringBack(board, store.deleted(), batch), diff), held: store.marks(layers) }
    },
  }
}

function describe({ name, at, turn, before, damaged, bytes }: SnapshotFile): Version {
  const reason = before ?? (turn === Infinity ? 'end' : 'work')
  return { id: name, at: new Date(at).toISOString(), reason, damaged, bytes }
}

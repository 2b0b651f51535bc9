import path from 'node:path'
import type { Board } from '#shared/document/board.ts'
import { filmOf } from '#shared/document/board.ts'
import { fieldsRefusal } from '#shared/document/refusal.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Handlers } from '../dispatch.ts'
import type { Platform } from '../platform.ts'
import { FailureError } from '../failures.ts'
import { createFilmReader } from '../project/filmReader.ts'
import { createFilmMemory } from '../project/filmMemory.ts'
import type { FilmMemory } from '../project/filmMemory.ts'
import { createFolder, openFolder } from '../project/openFolder.ts'
import type { FolderContext, OwnedFolder } from '../project/openFolder.ts'
import { readSample } from '../project/sampleProject.ts'
import { saveCopy } from '../project/saveCopy.ts'
import type { RecentProjects } from '../services.ts'
import type { Caller } from '../visits.ts'
import type { HostServices } from './hostServices.ts'

type Names = `projects.${'create' | 'sample' | 'open' | 'close' | 'saveCopy'}`

/** Creates, opens, copies and closes films. */
export function projectHandlers(services: HostServices): Pick<Handlers, Names> {
  const { platform, projects, recent, making, trust } = services
  const memory = createFilmMemory(platform.folders.data, platform.log)
  const context = contextOf(services, memory)
  const maker: FilmMaker = { context, memory, making, trust }
  const reader = createFilmReader()

  return {
    'projects.create': async ({ folder, title, ratio }, signal, caller) =>
      noted(
        recent,
        await projects.create(caller, () => {
          const board = newProject({ title, ratio, createdAt: isoNow(platform) }, platform.newId)
          const refusal = fieldsRefusal(board, 'project', filmOf(board).id, { title })
          if (refusal) throw new FailureError(refusal)
          return make(maker, folder, { board, mediaFolder: null }, signal)
        }),
      ),
    'projects.sample': async ({ folder }, signal, caller) =>
      noted(
        recent,
        await projects.create(caller, () => {
          const sample = readSample(platform.folders.assets, platform.newId, isoNow(platform))
          return make(maker, folder, sample, signal)
        }),
      ),
    async 'projects.open'({ folder }, signal, caller) {
      await reader.reach(folder, signal)
      const opening = projects.open(folder, caller, async (isOpenHere) => {
        if (!isOpenHere) await reader.readThrough(folder, signal)
        return openFolder(folder, { ...context, signal })
      })
      const opened = await kept(services, opening, signal, caller)
      await trust.opened(projects.of(opened.project))
      return opened
    },
    async 'projects.close'({ project }, _, caller) {
      await projects.close(project, caller)
      return {}
    },
    async 'projects.saveCopy'({ project, folder, evenIfMissing = false, writes = [] }, signal) {
      const open = projects.of(project)
      const beforeNamed = (place: string): Promise<void> => {
        memory.forget(place)
        return trust.copyingHere(open, place)
      }
      const options = { evenIfMissing, writes, signal, now: () => platform.now(), beforeNamed }
      return await making.during(path.dirname(folder), () => saveCopy(open, folder, options))
    },
  }
}

function contextOf({ platform, thread }: HostServices, memory: FilmMemory): FolderContext {
  return {
    app: `Framewright ${platform.version}`,
    thread,
    memory,
    now: () => platform.now(),
    log: platform.log,
  }
}

interface FilmMaker extends Pick<HostServices, 'making' | 'trust'> {
  readonly context: FolderContext
  readonly memory: FilmMemory
}

/** Creates a film and records it as trusted before it gets its name. */
function make(
  { context, memory, making, trust }: FilmMaker,
  folder: string,
  { board, mediaFolder }: { readonly board: Board; readonly mediaFolder: string | null },
  signal: AbortSignal | undefined,
): Promise<OwnedFolder> {
  const beforeNamed = (place: string): Promise<void> => {
    memory.forget(place)
    return trust.makingHere(filmOf(board), place)
  }
  return making.during(path.dirname(folder), () =>
    createFolder(folder, board, { ...context, signal, beforeNamed }, mediaFolder),
  )
}

/** If the call was cancelled while opening, closes the film again, since nobody else would. */
async function kept(
  { projects, recent }: HostServices,
  opening: Promise<OpenedProject>,
  signal: AbortSignal,
  caller: Caller,
): Promise<OpenedProject> {
  const opened = await opening
  if (!signal.aborted) return noted(recent, opened)
  await projects.close(opened.project, caller)
  throw new FailureError({ kind: 'cancelled' })
}

function noted(recent: RecentProjects, opened: OpenedProject): OpenedProject {
  recent.note(opened.folder, opened.rows.project[0]?.title ?? '')
  return opened
}

function isoNow(platform: Platform): string {
  return new Date(platform.now()).toISOString()
}

import path from 'node:path'
import type { Board } from '#shared/document/board.ts'
import { filmOf } from '#shared/document/board.ts'
import { fieldsRefusal } from '#shared/document/refusal.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { UnreadWrite } from '#shared/document/rowWrite.ts'
import type { Handlers } from '../dispatch.ts'
import type { Platform } from '../platform.ts'
import { checkProject } from '../project/checkProject.ts'
import { FailureError } from '../failures.ts'
import { createFilmReader } from '../project/filmReader.ts'
import { createFilmMemory } from '../project/filmMemory.ts'
import { partInside } from '../project/insideFilm.ts'
import { createFolder, openFolder } from '../project/openFolder.ts'
import type { FolderContext, OwnedFolder } from '../project/openFolder.ts'
import { readSample } from '../project/sampleProject.ts'
import { saveCopy } from '../project/saveCopy.ts'
import type { Caller } from '../visits.ts'
import type { HostServices } from './hostServices.ts'

type Names =
  | 'app.about'
  | 'windows.open'
  | `projects.${'recent' | 'forget' | 'choose' | 'create' | 'sample' | 'open' | 'close' | 'saveCopy' | 'watch' | 'check'}`
  | `pictures.${'look' | 'reveal'}`
  | `board.${'marks' | 'save' | 'since'}`

export function projectHandlers({
  platform,
  thread,
  projects,
  recent,
  pictures,
  places,
  making,
  trust,
  tell,
}: HostServices): Pick<Handlers, Names> {
  const memory = createFilmMemory(platform.folders.data, platform.log)
  const context: FolderContext = {
    app: `Framewright ${platform.version}`,
    thread,
    memory,
    now: () => platform.now(),
    log: platform.log,
  }

  const reader = createFilmReader()

  /** A new film, trusted here by the time it has its name. */
  function make(
    folder: string,
    board: Board,
    mediaFolder: string | null,
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

  /** Given up while it came: let go of again, since nobody would. */
  async function kept(opening: Promise<OpenedProject>, signal: AbortSignal, caller: Caller): Promise<OpenedProject> {
    const opened = await opening
    if (!signal.aborted) return noted(opened)
    await projects.close(opened.project, caller)
    throw new FailureError({ kind: 'cancelled' })
  }

  function noted(opened: OpenedProject): OpenedProject {
    recent.note(opened.folder, opened.rows.project[0]?.title ?? '')
    return opened
  }

  return {
    'app.about': (_, __, caller) => about(platform, caller),
    'windows.open'({ folder }, _, { openWindow }) {
      openWindow?.(folder)
      return {}
    },
    'projects.recent': () => ({ projects: recent.list() }),
    'projects.forget'({ folder }) {
      recent.forget(folder)
      return {}
    },
    'projects.choose': async ({ purpose, name }, _, { dialogs }) => ({
      path: (await dialogs?.choose(purpose, name)) ?? null,
    }),
    'projects.create': async ({ folder, title, ratio }, signal, caller) =>
      noted(
        await projects.create(caller, () => {
          const board = newProject({ title, ratio, createdAt: isoNow(platform) }, platform.newId)
          const refusal = fieldsRefusal(board, 'project', filmOf(board).id, { title })
          if (refusal) throw new FailureError(refusal)
          return make(folder, board, null, signal)
        }),
      ),
    'projects.sample': async ({ folder }, signal, caller) =>
      noted(
        await projects.create(caller, () => {
          const sample = readSample(platform.folders.assets, platform.newId, isoNow(platform))
          return make(folder, sample.board, sample.mediaFolder, signal)
        }),
      ),
    async 'projects.open'({ folder }, signal, caller) {
      await reader.reach(folder, signal)
      const opening = projects.open(folder, caller, async (isOpenHere) => {
        if (!isOpenHere) await reader.readThrough(folder, signal)
        return openFolder(folder, { ...context, signal })
      })
      const opened = await kept(opening, signal, caller)
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
    async 'projects.watch'({ project }) {
      const open = projects.of(project)
      return { trouble: await places.look(open, project), trust: trust.of(open) }
    },
    'projects.check': ({ project }, signal) => checkProject(projects.of(project), signal),
    'pictures.look': async ({ project }) => ({ lost: await pictures.look(projects.of(project), project) }),
    async 'pictures.reveal'({ project }, _, { dialogs }) {
      const { folder } = projects.of(project)
      // Never where a link leads: a film from elsewhere would choose what is opened.
      const there = partInside(folder, 'media')?.isDirectory() === true
      await dialogs?.reveal(there ? path.join(folder, 'media') : folder)
      return {}
    },
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
      return { savedAt: isoNow(platform), order, refused: [...refused], also: [...also] }
    },
    'board.since'({ project, order }) {
      const changes = projects.of(project).store.changes.since(order)
      return { changes: changes && [...changes] }
    },
  }
}

/** More than a person would draw again. */
const MANY_PANELS = 12

function isLargeDelete(writes: readonly UnreadWrite[]): boolean {
  return writes.filter((write) => write.table === 'panel' && 'row' in write && write.row === null).length >= MANY_PANELS
}

function about(platform: Platform, caller: Caller) {
  return {
    version: platform.version,
    platform: process.platform,
    shell: platform.shell,
    dialogs: caller.dialogs !== null,
    windows: caller.openWindow !== null,
    projectsFolder: platform.folders.projects,
    startFolder: caller.startFolder,
  }
}

function isoNow(platform: Platform): string {
  return new Date(platform.now()).toISOString()
}

import { newProject } from '#shared/document/newProject.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Handlers } from '../dispatch.ts'
import type { Platform } from '../platform.ts'
import { checkProject } from '../project/checkProject.ts'
import { createFolder, openFolder } from '../project/openFolder.ts'
import type { FolderContext } from '../project/openFolder.ts'
import { readSample } from '../project/sampleProject.ts'
import { saveCopy } from '../project/saveCopy.ts'
import type { HostServices } from './hostServices.ts'

type Names =
  | 'app.about'
  | `projects.${'recent' | 'forget' | 'choose' | 'create' | 'sample' | 'open' | 'close' | 'saveCopy' | 'check'}`
  | `board.${'marks' | 'save'}`

export function projectHandlers({ platform, projects, recent }: HostServices): Pick<Handlers, Names> {
  const context: FolderContext = {
    app: `Framewright ${platform.version}`,
    now: () => platform.now(),
    log: (line) => platform.log(line),
  }

  async function noted(opening: Promise<OpenedProject>): Promise<OpenedProject> {
    const opened = await opening
    recent.note(opened.folder, opened.rows.project[0]?.title ?? '')
    return opened
  }

  return {
    'app.about': () => about(platform),
    'projects.recent': () => ({ projects: recent.list() }),
    'projects.forget'({ folder }) {
      recent.forget(folder)
      return {}
    },
    'projects.choose': async ({ purpose, name }) => ({
      path: (await platform.dialogs?.choose(purpose, name)) ?? null,
    }),
    'projects.create': ({ folder, title, ratio }) =>
      noted(
        projects.create(() => {
          const board = newProject({ title, ratio, createdAt: isoNow(platform) }, platform.newId)
          return createFolder(folder, board, context)
        }),
      ),
    'projects.sample': ({ folder }) =>
      noted(
        projects.create(() => {
          const sample = readSample(platform.folders.assets, platform.newId, isoNow(platform))
          return createFolder(folder, sample.board, context, sample.mediaFolder)
        }),
      ),
    'projects.open': ({ folder }) => noted(projects.open(folder, () => openFolder(folder, context))),
    async 'projects.close'({ project }) {
      await projects.close(project)
      return {}
    },
    'projects.saveCopy': async ({ project, folder }) => ({ folder: await saveCopy(projects.of(project), folder) }),
    'projects.check': ({ project }) => checkProject(projects.of(project)),
    'board.marks': ({ project, layerIds }) => ({ marks: projects.of(project).store.marks(layerIds) }),
    async 'board.save'({ project, writes }) {
      const refused = await projects.of(project).store.saveEach(writes)
      return { savedAt: isoNow(platform), refused: [...refused] }
    },
  }
}

function about(platform: Platform) {
  return {
    version: platform.version,
    platform: process.platform,
    shell: platform.shell,
    dialogs: platform.dialogs !== null,
    projectsFolder: platform.folders.projects,
    startFolder: platform.startFolder,
  }
}

function isoNow(platform: Platform): string {
  return new Date(platform.now()).toISOString()
}

import type { Handlers } from '../dispatch.ts'
import type { Platform } from '../platform.ts'
import type { Caller } from '../visits.ts'
import type { HostServices } from './hostServices.ts'

type Names = 'app.about' | 'windows.open' | 'menu.keys' | 'files.reveal' | `projects.${'recent' | 'forget' | 'choose'}`

/** Calls from a page that shows no film yet. */
export function appHandlers({ platform, recent }: HostServices): Pick<Handlers, Names> {
  return {
    'app.about': (_, __, caller) => about(platform, caller),
    'windows.open'({ folder }, _, { openWindow }) {
      openWindow?.(folder)
      return {}
    },
    'menu.keys'({ keys }, _, { menuKeys }) {
      menuKeys?.(keys)
      return {}
    },
    async 'files.reveal'(_, __, { dialogs }) {
      await dialogs?.revealSaved()
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
  }
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

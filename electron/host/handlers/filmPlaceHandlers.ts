import path from 'node:path'
import type { Handlers } from '../dispatch.ts'
import { checkProject } from '../project/checkProject.ts'
import { partInside } from '../project/insideFilm.ts'
import type { HostServices } from './hostServices.ts'

type Names = `projects.${'watch' | 'check'}` | `pictures.${'look' | 'reveal'}`

/** Whether an open film's folder is as it should be: its files, its rows and its pictures. */
export function filmPlaceHandlers({ projects, pictures, places, trust }: HostServices): Pick<Handlers, Names> {
  return {
    async 'projects.watch'({ project }) {
      const open = projects.of(project)
      return { trouble: await places.look(open, project), trust: trust.of(open) }
    },
    'projects.check': ({ project }, signal) => checkProject(projects.of(project), signal),
    'pictures.look': async ({ project }) => ({ lost: await pictures.look(projects.of(project), project) }),
    async 'pictures.reveal'({ project }, _, { dialogs }) {
      const { folder } = projects.of(project)
      // Never follows a link: a film from elsewhere could choose what is opened.
      const there = partInside(folder, 'media')?.isDirectory() === true
      await dialogs?.reveal(there ? path.join(folder, 'media') : folder)
      return {}
    },
  }
}

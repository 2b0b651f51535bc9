import type { Handlers } from '../dispatch.ts'
import { valueOf } from '../failures.ts'
import { partOfTake } from '../generation/partOfTake.ts'
import type { HostServices } from './hostServices.ts'

type Names = `generation.${'earlier' | 'changePictures'}` | 'takes.part'

/** What is shown and made ready before a take is changed, or used for something else. */
export function turnHandlers({ platform, projects, queue, renderer }: HostServices): Pick<Handlers, Names> {
  return {
    'generation.earlier': async ({ project, request }) => ({
      turns: valueOf(await queue.earlier(projects.of(project), request)),
    }),
    'generation.changePictures': async ({ project, ...asked }) =>
      valueOf(await queue.changePictures(projects.of(project), asked)),
    'takes.part'({ project, takeId, part }) {
      const at = new Date(platform.now()).toISOString()
      return partOfTake(projects.of(project), renderer, { takeId, part, at }).then((made) => ({ media: valueOf(made) }))
    },
  }
}

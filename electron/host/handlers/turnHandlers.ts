import type { Handlers } from '../dispatch.ts'
import { valueOf } from '../failures.ts'
import type { HostServices } from './hostServices.ts'

type Names = `generation.${'earlier' | 'changePictures'}`

/** What is shown and made ready before a take is changed. */
export function turnHandlers({ projects, queue }: HostServices): Pick<Handlers, Names> {
  return {
    'generation.earlier': async ({ project, request }) => ({
      turns: valueOf(await queue.earlier(projects.of(project), request)),
    }),
    'generation.changePictures': async ({ project, takeId, region }) =>
      valueOf(await queue.changePictures(projects.of(project), takeId, region)),
  }
}

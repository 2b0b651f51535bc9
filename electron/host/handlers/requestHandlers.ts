import { sentence } from '#shared/contract/sentence.ts'
import type { Handlers } from '../dispatch.ts'
import { valueOf } from '../failures.ts'
import type { HostServices } from './hostServices.ts'

type Names = `generation.${'sketch' | 'contact' | 'staging' | 'pictures'}`

/** What goes into a request, made as it would be sent. */
export function requestHandlers({ projects, queue }: HostServices): Pick<Handlers, Names> {
  return {
    'generation.sketch': async ({ project, panelId, notes }) => ({
      media: valueOf(await queue.sketch(projects.of(project), panelId, notes)),
    }),
    'generation.contact': async ({ project, panelId }) => ({
      media: valueOf(await queue.contact(projects.of(project), panelId)),
    }),
    'generation.staging': async ({ project, panelId }, signal) => ({
      media: valueOf(await queue.staging(projects.of(project), panelId, signal)),
    }),
    'generation.pictures': async ({ project, mediaIds }) => {
      const made = await queue.pictures(projects.of(project), mediaIds)
      return {
        pictures: made.map((each) =>
          each.ok ? { media: each.value, why: '' } : { media: null, why: sentence(each.failure) },
        ),
      }
    },
  }
}

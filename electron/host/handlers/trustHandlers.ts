import type { Result } from '#shared/contract/failure.ts'
import type { ProjectHandle, Trust } from '#shared/contract/model.ts'
import type { Handlers } from '../dispatch.ts'
import { valueOf } from '../failures.ts'
import type { HostServices } from './hostServices.ts'

type Names = 'projects.trust' | 'addresses.approve'

export function trustHandlers({ projects, trust, tell }: HostServices): Pick<Handlers, Names> {
  /** Notifies every window of the film, not only the caller. */
  function told(project: ProjectHandle, result: Result<Trust>): { trust: Trust } {
    const now = valueOf(result)
    tell({ name: 'trust.changed', value: { project, trust: now } })
    return { trust: now }
  }

  return {
    'projects.trust': async ({ project, ...shown }) => told(project, await trust.trust(projects.of(project), shown)),
    'addresses.approve': async ({ project, ...asked }) =>
      told(project, await trust.approve(projects.of(project), asked)),
  }
}

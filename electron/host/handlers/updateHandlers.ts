import type { UpdatesStanding } from '#shared/contract/updates.ts'
import type { Handlers } from '../dispatch.ts'
import type { HostServices } from './hostServices.ts'

const NONE: UpdatesStanding = {
  from: null,
  why: 'not-this-shell',
  on: false,
  state: 'idle',
  version: null,
  detail: '',
}

export function updateHandlers({ platform }: HostServices): Pick<Handlers, 'updates.read' | 'updates.choose'> {
  return {
    'updates.read': () => platform.updates?.standing() ?? NONE,
    'updates.choose': ({ on }) => {
      platform.updates?.choose(on)
      // Not awaited: a whole installer may be downloaded.
      void platform.updates?.look()
      return platform.updates?.standing() ?? NONE
    },
  }
}

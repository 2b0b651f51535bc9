import type { Fault } from '#shared/contract/faults.ts'
import type { Handlers } from '../dispatch.ts'
import { reportText } from '../log/report.ts'
import type { HostServices } from './hostServices.ts'

export function faultHandlers({ platform }: HostServices): Pick<Handlers, 'faults.note' | 'report.read'> {
  return {
    'faults.note'({ part, fault }) {
      const says = part === null ? 'A window met a fault' : 'A part of a window stopped'
      platform.log(`${says}: ${spoken(fault)}`, { says, told: fault, ...(part === null ? {} : { about: part }) })
      return {}
    },
    async 'report.read'() {
      const log = (await platform.logBook?.recent()) ?? []
      return { text: reportText(platform, log), logFile: platform.logBook?.file ?? null }
    },
  }
}

function spoken({ name, said, at }: Fault): string {
  return [name, said, at[0] ?? ''].filter(Boolean).join(' ')
}

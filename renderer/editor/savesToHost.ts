import type { Client } from '#shared/contract/client.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import type { Arrivals } from './arrivals.ts'
import type { FilmTrouble } from './filmTrouble.ts'
import type { OpenBoard } from './openBoard.ts'
import { patientSave } from './patience.ts'
import type { SendWrites } from './saving.ts'

export interface SaveParts {
  readonly client: Client
  readonly project: ProjectHandle
  /** This window's name in its changes. */
  readonly origin: string
  readonly film: OpenBoard
  readonly trouble: FilmTrouble
  readonly arrivals: () => Arrivals
}

/** Sends saves to the host, and reads trouble, arrivals and changed previews from the answers. */
export interface SavesToHost {
  readonly send: SendWrites
  /** The next save changes what these panels show. */
  readonly touch: (panelIds: Iterable<string>) => void
}

export function createSavesToHost({ client, project, origin, film, trouble, arrivals }: SaveParts): SavesToHost {
  const dirty = new Set<string>()
  /** A retried change carries the time at which it was first sent. */
  let sentAt = { number: 0, at: 0 }
  return {
    async send(writes, number) {
      const shown = [...dirty]
      dirty.clear()
      if (sentAt.number !== number) sentAt = { number, at: Date.now() }
      arrivals().sending(number, writes)
      const answer = await patientSave(client, { project, writes, from: { origin, ...sentAt } })
      if (!answer.ok) {
        for (const panelId of shown) dirty.add(panelId)
        trouble.saved(answer.failure)
        return null
      }
      trouble.saved(null)
      film.bump(shown)
      arrivals().answered(number, answer.value.order, answer.value.also)
      return answer.value.refused
    },
    touch(panelIds) {
      for (const panelId of panelIds) dirty.add(panelId)
    },
  }
}

import type { Client } from '#shared/contract/client.ts'
import type { LostPicture, ProjectHandle } from '#shared/contract/model.ts'

/** The film's missing pictures, as last reported by the host. */
export interface LostPictures {
  readonly all: () => readonly LostPicture[]
  /** null: there, as far as is known. */
  readonly how: (mediaId: string) => LostPicture['how'] | null
  /** Checks every picture of the film; after the first check the host reports every change. */
  readonly look: () => Promise<void>
  readonly dispose: () => void
}

/** Calls `changed` with pictures that were found missing, or found again. */
export function createLostPictures(
  client: Client,
  project: ProjectHandle,
  changed: (mediaIds: ReadonlySet<string>) => void,
): LostPictures {
  let lost: readonly LostPicture[] = []
  let byId = new Map<string, LostPicture['how']>()
  let hasLooked = false

  function know(now: readonly LostPicture[]): void {
    const next = new Map(now.map(({ id, how }) => [id as string, how]))
    const other = [...byId.keys(), ...next.keys()].filter((id) => byId.get(id) !== next.get(id))
    if (other.length === 0) return
    lost = now
    byId = next
    changed(new Set(other))
  }

  const stop = client.on('pictures.lost', (event) => {
    if (event.project === project) know(event.lost)
  })

  async function look(): Promise<void> {
    hasLooked = true
    const answer = await client.call('pictures.look', { project })
    if (answer.ok) know(answer.value.lost)
  }

  const stopMissed = client.on('events.missed', () => (hasLooked ? void look() : undefined))

  return {
    all: () => lost,
    how: (mediaId) => byId.get(mediaId) ?? null,
    look,
    dispose() {
      stop()
      stopMissed()
    },
  }
}

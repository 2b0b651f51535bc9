import type { Client } from '#shared/contract/client.ts'
import type { LostPicture, ProjectHandle } from '#shared/contract/model.ts'

/** The film's pictures that can't be had now, as the host last told. */
export interface LostPictures {
  readonly all: () => readonly LostPicture[]
  /** null: it is there, as far as is known. */
  readonly how: (mediaId: string) => LostPicture['how'] | null
  /** Looks for every picture of the film; from the first look on the host tells of every change. */
  readonly look: () => Promise<void>
  readonly dispose: () => void
}

/** `changed` is called with the pictures that were found to be lost, or to be there again. */
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

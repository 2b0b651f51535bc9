import type { Client } from '#shared/contract/client.ts'
import { callUntil } from '../host/callUntil.ts'
import { placeIn } from './place.ts'
import type { OpenVersion } from './refusedFilm.ts'
import { nameOfFilm } from './useOpening.ts'
import type { Openings } from './useOpening.ts'

/** Leaves the open film and opens another by these steps; false if either did not happen. */
export type Enter = (...asked: Parameters<Openings['open']>) => Promise<boolean>

/** The ways into a film. Each resolves to whether it is open. */
export interface WaysIn {
  readonly open: (folder: string) => Promise<boolean>
  readonly create: (folder: string, title: string, ratio: number) => Promise<boolean>
  readonly openSample: () => Promise<boolean>
  /** Makes a separate film from an earlier state of the one in `folder`, and opens it. */
  readonly openVersion: OpenVersion
}

interface Enters {
  readonly enter: Enter
  /** The same, but the open film is left only once the other is open. */
  readonly begin: Enter
}

/** `projectsFolder`: where the sample film goes. */
export function waysIn(client: Client, { enter, begin }: Enters, projectsFolder: string): WaysIn {
  return {
    open: (folder) => enter(`Opening ${nameOfFilm(folder)}`, (call) => call('projects.open', { folder })),
    create: (folder, title, ratio) =>
      begin(`Making ${title}`, (call) => call('projects.create', { folder, title, ratio })),
    openSample: () =>
      enter('Opening the sample film', async (call) => {
        const folder = placeIn(projectsFolder, 'Sample film')
        const made = await call('projects.sample', { folder })
        // The sample from last time, with what was drawn in it since.
        return !made.ok && made.failure.kind === 'already-exists' ? call('projects.open', { folder }) : made
      }),
    openVersion: (folder, version) =>
      void enter(`Opening an earlier ${nameOfFilm(folder)}`, async (call, signal) => {
        const made = await callUntil(client, 'versions.asFilm', { folder, version }, { signal })
        return made.ok ? call('projects.open', { folder: made.value.folder }) : made
      }),
  }
}

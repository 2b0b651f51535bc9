import { createClient } from '#shared/contract/client.ts'
import { createHost } from '#host/createHost.ts'
import { testPlatform } from '../support/testPlatform.ts'
import { benchFilm } from './film.ts'
import type { BenchFilm } from './film.ts'

const BATCH = 20_000

/** Makes a project folder of this load through the host itself, as the window would. */
export async function makeBenchFilm(folder: string, home: string, load: BenchFilm): Promise<void> {
  const host = createHost(testPlatform(home))
  const client = createClient(host)
  const opened = await client.call('projects.create', { folder, title: `Bench ${load.panels}`, ratio: 2.39 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const writes = benchFilm(load)
  for (let at = 0; at < writes.length; at += BATCH) {
    const saved = await client.call('board.save', {
      project: opened.value.project,
      writes: writes.slice(at, at + BATCH),
    })
    if (!saved.ok) throw new Error(JSON.stringify(saved.failure))
  }
  await host.dispose()
}

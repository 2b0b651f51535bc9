import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { value } from '../support/value.ts'
import { opened } from './act.ts'
import type { Act } from './act.ts'
import type { Place } from './place.ts'
import type { Victim } from './shells.ts'

/** New films, copies of one with pictures in it, and samples, each under a name of its own. */
export function createMaking(place: Place): Act {
  const folder = path.join(place.films, 'making.framewright')
  let at: Victim | null = null
  let project: ProjectHandle | null = null
  let count = 0
  /** Begun since the last look, and whether the app said that it was done. */
  let begun: { name: string; said: boolean }[] = []

  async function make(work: (name: string) => Promise<ProjectHandle | null>): Promise<void> {
    count += 1
    const name = path.join(place.films, `Made ${count}.framewright`)
    const one = { name, said: false }
    begun.push(one)
    const handle = await work(name)
    one.said = true
    if (handle) value(await at!.client.call('projects.close', { project: handle }))
  }

  return {
    name: 'making films',
    folder,
    async begin(victim) {
      at = victim
      const there = existsSync(folder)
      const film = value(await victim.client.call(there ? 'projects.open' : 'projects.sample', { folder }))
      project = film.project
    },
    async turn() {
      const { client } = at!
      const film = { title: 'Made', ratio: 2 }
      await make(async (name) => value(await client.call('projects.create', { folder: name, ...film })).project)
      await make(async (name) => {
        value(await client.call('projects.saveCopy', { project: project!, folder: name }))
        return null
      })
      await make(async (name) => value(await client.call('projects.sample', { folder: name })).project)
    },
    async look(victim, tally) {
      await opened(victim.client, folder, tally)
      for (const { name, said } of begun) {
        if (said) tally.acknowledged += 1
        if (said && !existsSync(name)) tally.lost.push(name)
      }
      for (const { name } of begun.slice(-3)) {
        if (!existsSync(name)) {
          const again = await victim.client.call('projects.create', { folder: name, title: 'Again', ratio: 2 })
          if (!again.ok) {
            tally.blocked.push(`${name}: ${again.failure.kind}`)
            continue
          }
        }
        const film = await opened(victim.client, name, tally)
        for (let each = 0; each < 2; each += 1) await victim.client.call('projects.close', { project: film.project })
      }
      for (const { name } of begun) rmSync(name, { recursive: true, force: true })
      begun = []
    },
  }
}

import { basename, dirname, join, resolve } from 'node:path'
import { createClient } from '#shared/contract/client.ts'
import type { Client } from '#shared/contract/client.ts'
import type { Host } from '#host/createHost.ts'

/** An in-process client of a host: the same contract, without a transport. */
export function clientOf(host: Pick<Host, 'call' | 'listen'>): Client {
  return createClient({
    call: (method, input, callId) => host.call(method, input, callId),
    listen: (heard) => host.listen(heard),
  })
}

/** The project folder for a path given by the user: the folder, or the database inside it. */
export function folderNamed(path: string, from: string): string {
  const whole = resolve(from, path)
  return basename(whole) === 'board.sqlite' ? dirname(whole) : whole
}

/**
 * The project a window opens with: the one requested, else the last one that still exists, else, the very first time,
 * a copy of the sample film in the projects folder. Null leaves the window on its welcome screen.
 */
export async function chooseStart(client: Client, projects: string, asked: string | null): Promise<string | null> {
  if (asked !== null) return asked
  const recent = await client.call('projects.recent', {})
  if (!recent.ok) return null
  const last = recent.value.projects.find((project) => project.there)
  if (last || recent.value.projects.length > 0) return last?.folder ?? null
  const folder = join(projects, 'Sample film.framewright')
  const sample = await client.call('projects.sample', { folder })
  if (!sample.ok) return sample.failure.kind === 'already-exists' ? folder : null
  await client.call('projects.close', { project: sample.value.project })
  return sample.value.folder
}

import { openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { createHost } from '#host/createHost.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { testPlatform } from './testPlatform.ts'

/**
 * Makes films, samples and copies until it is killed; writes each name to a file before it is begun. Arguments: the app's
 * folder, the file, a number that makes this run's names its own.
 */
const [appFolder, diary, run] = process.argv.slice(2) as [string, string, string]
const host = createHost(testPlatform(appFolder))
const pages = openSync(diary, 'w')
const folderOf = (name: string) => path.join(appFolder, 'projects', `${name} ${run}`)

async function made(method: string, input: { folder: string }): Promise<unknown> {
  writeSync(pages, `${input.folder}\n`)
  const answer = await host.call(method, input)
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  return answer.value
}

console.log('ready')
for (let turn = 0; ; turn += 1) {
  const film = { folder: folderOf(`Film ${turn}`), title: 'Film', ratio: 2 }
  const { project } = (await made('projects.create', film)) as OpenedProject
  await made('projects.saveCopy', { project, folder: folderOf(`Copy ${turn}`), evenIfMissing: false } as never)
  const sample = (await made('projects.sample', { folder: folderOf(`Sample ${turn}`) })) as OpenedProject
  await host.call('projects.close', { project })
  await host.call('projects.close', { project: sample.project })
}

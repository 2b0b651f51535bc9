import { openSync, writeSync } from 'node:fs'
import { createHost } from '#host/createHost.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { keyBetween } from '#shared/document/order.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { makeStroke } from './marks.ts'
import { testPlatform } from './testPlatform.ts'

/**
 * Edits a project through a host until it is killed. Writes each edit to a file before it is sent, and "saved" as soon as
 * the host has said so: what is in a file outlives a kill, while a printed line may still wait in this process. Arguments:
 * the project folder, the app's folder, the file, a number that makes this run's edits its own.
 */
const [folder, appFolder, diary, run] = process.argv.slice(2) as [string, string, string, string]
const newId = makeNewId(Math.random)
const host = createHost(testPlatform(appFolder))
const opening = await host.call('projects.open', { folder })
if (!opening.ok) throw new Error(JSON.stringify(opening.failure))
const film = opening.value as OpenedProject
if (film.access !== 'write') throw new Error(`read-only: ${film.readOnlyBecause}`)
const layer = film.rows.layer[0]!
const shot = film.rows.shot[0]!
let order = keyBetween(null, null)
let last: { id: string } | null = null
const pages = openSync(diary, 'w')

for (let edit = 0; ; edit += 1) {
  // The kill counts from here: on a slow machine, too, some runs come to their fourth edit.
  if (edit === Number(run) % 4) console.log('ready')
  const write = nextWrite(edit)
  writeSync(pages, `${JSON.stringify(write)}\n`)
  const answer = await host.call('board.save', { project: film.project, writes: [write] })
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  writeSync(pages, 'saved\n')
}

/** Mostly strokes of different lengths; now and then an undone stroke, or the shot's notes. */
function nextWrite(edit: number): WholeWrite {
  if (edit % 7 === 5) return { table: 'shot', id: shot.id, row: { ...shot, notes: `run ${run}, edit ${edit}` } }
  if (edit % 11 === 9 && last) return { table: 'mark', id: last.id, row: null }
  order = keyBetween(order, null)
  const row = makeStroke(newId, layer.id, order, 10 + (edit % 5) * 60, edit)
  last = row
  return { table: 'mark', id: row.id, row }
}

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openFolder } from '#host/project/openFolder.ts'
import type { FolderContext } from '#host/project/openFolder.ts'
import { filmShots } from '#shared/document/select.ts'
import { newTestFolder, put, testContext } from './film.ts'

const day = (date: number): FolderContext => ({ ...testContext, now: () => Date.UTC(2026, 2, date, 10, 5) })

/** A closed film with a note that one earlier state has, and a later note ("the second day") that none has. */
export async function filmWithPast(parent: string, name = 'Salt.framewright'): Promise<string> {
  const made = await newTestFolder(parent, name)
  await made.close()
  for (const [date, notes] of [
    [4, 'the first day'],
    [5, 'the second day'],
  ] as const) {
    const open = await openFolder(made.folder, day(date))
    // The copy of how it was found is taken before anything is written.
    await open.snapshots?.before('restore')
    await open.store.save([put('shot', { ...filmShots(open.store.board())[0]!, notes })])
    await open.close()
  }
  return made.folder
}

/** As a disk does it: six bytes of a film's file, where this text begins, are others. */
export function spoil(folder: string, where: string, name = 'board.sqlite'): void {
  const file = path.join(folder, name)
  const bytes = readFileSync(file)
  const at = bytes.indexOf(where)
  if (at < 0) throw new Error(`${name} has no “${where}” to spoil`)
  writeFileSync(file, bytes.fill(0x5a, at, at + 6))
}

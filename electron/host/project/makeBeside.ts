import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { lstat, mkdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { FailureError } from '../failures.ts'
import { retryWhileBusy } from '../retryWhileBusy.ts'
import { chosenPlace } from './chosenPlace.ts'
import { syncFolder } from './durableFile.ts'
import { makingName, sweepBeside } from './making.ts'

/**
 * Where a new film may be created. An empty folder of that name counts as free, since file dialogs create one: the
 * film replaces it. Fails with `already-exists` if there is anything else, `wrong-place` inside another film.
 */
export function freePlace(chosen: string): string {
  const place = chosenPlace(chosen)
  if (!lstatSync(place, { throwIfNoEntry: false })) return place
  const found = statSync(place, { throwIfNoEntry: false })
  if (!found?.isDirectory() || readdirSync(place).length > 0)
    throw new FailureError({ kind: 'already-exists', path: place })
  return realpathSync.native(place)
}

/**
 * Creates a film's folder next to `place` with `lay`, which must sync all of its files, and then renames it: a kill, a
 * power cut or a full disk on the way leaves the name free.
 */
export async function makeBeside(place: string, lay: (growing: string) => Promise<void>): Promise<void> {
  const parent = path.dirname(place)
  await mkdir(parent, { recursive: true })
  await sweepBeside(parent)
  const growing = makingName(place)
  try {
    await mkdir(growing)
    await lay(growing)
    await syncFolder(growing)
    freePlace(place)
    // Deletes only an empty folder: if something was added since, this fails and both folders stay.
    if (await isFolder(place)) await rmdir(place)
    await retryWhileBusy(() => rename(growing, place))
  } catch (error) {
    await rm(growing, { recursive: true, force: true })
    throw error
  }
  await syncFolder(parent)
}

async function isFolder(place: string): Promise<boolean> {
  return await lstat(place).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

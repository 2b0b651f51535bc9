import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { lstat, mkdir, rename, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { FailureError } from '../failures.ts'
import { patiently } from '../patiently.ts'
import { chosenPlace } from './chosenPlace.ts'
import { syncFolder } from './durableFile.ts'
import { makingName, sweepBeside } from './making.ts'

/**
 * Where a new film may go. An empty folder of the name counts as free, since that is what a person makes in a file dialog:
 * the film takes its place. `already-exists` where there is anything else, `wrong-place` inside another film.
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
 * Makes a film's folder beside `place` by `lay`, which brings everything in it to the disk, and gives it the name then: a
 * kill, a power cut or a full disk on the way leaves the name free.
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
    // Only an empty one goes: where something came into it since, this fails and both are left.
    if (await isFolder(place)) await rmdir(place)
    await patiently(() => rename(growing, place))
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

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makingName } from './making.ts'
import type { Log } from '../log/entry.ts'

/**
 * The folders of a person's choice in which something is being made, an export or a copy: noted in the app's own data for as
 * long as that takes, so that the next start knows where to sweep after a kill. Trouble with it never stops any work.
 */
export interface MakingPlaces {
  /** Does `work`, which makes something in `folder`. */
  during<T>(folder: string, work: () => Promise<T>): Promise<T>
  /** What was noted and not finished, and then the folder of the notes: a note of a process that is gone is swept like the rest. */
  toSweep(): string[]
}

export function createMakingPlaces(dataFolder: string, log: Log): MakingPlaces {
  const notes = path.join(dataFolder, 'making')

  function note(folder: string): string | null {
    const file = makingName(path.join(notes, 'place'))
    try {
      mkdirSync(notes, { recursive: true })
      writeFileSync(file, folder, { flag: 'wx' })
      return file
    } catch (error) {
      log(`What is made in ${folder} could not be noted.`, {
        says: 'What is being made could not be noted',
        fault: error,
      })
      return null
    }
  }

  return {
    async during(folder, work) {
      const file = note(folder)
      try {
        return await work()
      } finally {
        if (file !== null) letGo(file)
      }
    },
    toSweep: () => [...new Set(namesIn(notes).flatMap((name) => placeIn(path.join(notes, name)))), notes],
  }
}

/** What can't be removed is swept another time. */
function letGo(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    return
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Half a note, as a kill may leave it, is no whole path of a folder that is there, or a folder above it. */
function placeIn(file: string): string[] {
  try {
    const folder = readFileSync(file, 'utf8')
    return path.isAbsolute(folder) ? [folder] : []
  } catch {
    return []
  }
}

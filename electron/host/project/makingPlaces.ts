import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makingName } from './making.ts'
import type { Log } from '../log/entry.ts'

/**
 * Folders chosen by a person in which an export or copy is being made: recorded in the app's data for that time, so
 * that the next start knows where to sweep after a kill. Errors here never stop any work.
 */
export interface MakingPlaces {
  /** Runs `work`, which creates something in `folder`. */
  during<T>(folder: string, work: () => Promise<T>): Promise<T>
  /**
   * Folders recorded and not finished, then the folder of the records themselves: records of dead processes are swept
   * like the rest.
   */
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

/** What can't be deleted is swept another time. */
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

/** A truncated record, as after a kill, is not the absolute path of an existing folder. */
function placeIn(file: string): string[] {
  try {
    const folder = readFileSync(file, 'utf8')
    return path.isAbsolute(folder) ? [folder] : []
  } catch {
    return []
  }
}

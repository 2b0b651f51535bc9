import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { RecentProjects } from '../services.ts'
import { writeFileWhole } from './durableFile.ts'
import type { Log } from '../log/entry.ts'

const LIMIT = 30
const listSchema = z.array(z.object({ folder: z.string(), title: z.string(), openedAt: z.string() }))
type Entry = z.infer<typeof listSchema>[number]

/** `recent.json` in the app's data folder, newest first. A convenience: errors here never stop any work. */
export function createRecentProjects(dataFolder: string, now: () => number, log: Log): RecentProjects {
  const file = path.join(dataFolder, 'recent.json')

  function read(): Entry[] {
    if (!existsSync(file)) return []
    try {
      return listSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch (error) {
      log(`The list of recent projects could not be read: ${file}`, {
        says: 'The list of recent films could not be read',
        fault: error,
      })
      return []
    }
  }

  function write(entries: Entry[]): void {
    try {
      mkdirSync(dataFolder, { recursive: true })
      writeFileWhole(file, JSON.stringify(entries.slice(0, LIMIT), null, 2))
    } catch (error) {
      log(`The list of recent projects could not be written: ${file}`, {
        says: 'The list of recent films could not be written',
        fault: error,
      })
    }
  }

  const without = (folder: string) => read().filter((entry) => entry.folder !== folder)
  return {
    list: () => read().map((entry) => ({ ...entry, there: existsSync(path.join(entry.folder, 'board.sqlite')) })),
    note: (folder, title) => write([{ folder, title, openedAt: new Date(now()).toISOString() }, ...without(folder)]),
    forget: (folder) => write(without(folder)),
  }
}

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeFileWhole } from './durableFile.ts'
import { holds } from './lineage.ts'
import type { LineagePoint } from './lineage.ts'
import type { Log } from '../log/entry.ts'

const savedSchema = z.object({
  film: z.string().max(80),
  title: z.string().max(1000),
  opening: z.string().max(40),
  saves: z.number().int().min(0),
  /** Milliseconds since 1970. */
  at: z.number(),
})
export type SavedFilm = z.infer<typeof savedSchema>

/**
 * What was last saved in each folder on this computer, stored in the app's data. If an older copy replaces a film, the
 * film's own records are replaced with it, but this is not. A second safety net: errors here never stop anything.
 */
export interface FilmMemory {
  of(folder: string): SavedFilm | null
  note(folder: string, saved: SavedFilm): void
  /** Clears the record: what is created there next is new. */
  forget(folder: string): void
}

export function createFilmMemory(dataFolder: string, log: Log): FilmMemory {
  const place = path.join(dataFolder, 'films')

  function fileOf(folder: string): string {
    return path.join(place, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.json`)
  }

  return {
    of(folder) {
      try {
        return savedSchema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')))
      } catch {
        return null
      }
    },
    note(folder, saved) {
      try {
        mkdirSync(place, { recursive: true })
        writeFileWhole(fileOf(folder), JSON.stringify(saved))
      } catch (error) {
        log(`What was saved in ${folder} could not be noted: ${String(error)}`, {
          says: 'What was saved could not be noted',
          fault: error,
        })
      }
    },
    forget(folder) {
      rmSync(fileOf(folder), { force: true })
    },
  }
}

/** What to tell a person if a film is not the one last saved there, or an older state of it. */
export function putBackWords(
  saved: SavedFilm,
  found: { readonly film: string; readonly lineage: readonly LineagePoint[] },
): string[] {
  const when = new Date(saved.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })
  if (saved.film !== found.film)
    return [
      `This is another film than the one that was saved in this folder on ${when}${saved.title === '' ? '' : `, “${saved.title}”`}.`,
    ]
  if (holds(found.lineage, saved)) return []
  return [
    `This film is older than when it was last saved on this computer, on ${when}: what was changed up to then is not in it. If you did not put an older copy here yourself, look in its versions.`,
  ]
}

import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { KEY_SOURCES } from '#shared/document/schema.ts'
import { writeDurably } from '../project/durableFile.ts'
import type { Log } from '../log/entry.ts'

const askedSchema = z.object({ baseUrl: z.string(), keySource: z.enum(KEY_SOURCES) })
const filmSchema = z.object({
  id: z.string(),
  /** Folders it was created, copied or trusted in here. */
  places: z.array(z.string()),
  /** Addresses and key sources set for it on this computer, the latest first. */
  set: z.array(askedSchema),
})
const recordsSchema = z.object({
  version: z.literal(1),
  films: z.array(filmSchema),
  /** Origins a key may be sent to besides the provider's own, by the key's account. */
  approved: z.array(z.object({ account: z.string(), origins: z.array(z.string()) })),
  /** The unreadable file that was set aside, until somebody trusts a film again; null for none. */
  lost: z.string().nullable(),
})
export type TrustRecords = z.infer<typeof recordsSchema>
export type KnownFilm = z.infer<typeof filmSchema>

/** What this computer's users trusted: `trust.json` in the app's data, never in a film. */
export interface TrustStore {
  read(): TrustRecords
  /** On disk when it resolves. Changes run one after the other. */
  change(edit: (records: TrustRecords) => TrustRecords): Promise<void>
}

const NOTHING: TrustRecords = { version: 1, films: [], approved: [], lost: null }

/** Fails closed: an unreadable file trusts nothing. A damaged file is set aside, under a name that says so. */
export function createTrustStore(dataFolder: string, log: Log): TrustStore {
  const file = path.join(dataFolder, 'trust.json')
  let line: Promise<unknown> = Promise.resolve()
  let lost: string | null = null

  function read(): TrustRecords {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch (error) {
      if (!isMissing(error))
        log(`What this computer trusts could not be read: ${file}`, {
          says: 'What is trusted could not be read',
          fault: error,
        })
      return { ...NOTHING, lost }
    }
    const records = parsed(text)
    return records ?? { ...NOTHING, lost: putAside() }
  }

  function putAside(): string {
    const aside = path.join(dataFolder, `trust.damaged-${new Date().toISOString().replaceAll(':', '.')}.json`)
    try {
      renameSync(file, aside)
      lost = aside
      log(`What this computer trusts was damaged and is kept as ${aside}`, {
        says: 'What is trusted was damaged and put aside',
      })
    } catch {
      lost = file
    }
    return lost
  }

  return {
    read,
    change(edit) {
      const done = line.then(async () => {
        mkdirSync(dataFolder, { recursive: true })
        const next = recordsSchema.parse(edit(read()))
        await writeDurably(file, Buffer.from(JSON.stringify(next, null, 2)), 0o600)
        lost = next.lost
      })
      line = done.catch(() => undefined)
      return done
    },
  }
}

function parsed(text: string): TrustRecords | null {
  try {
    return recordsSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

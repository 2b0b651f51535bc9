import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** A computer's worth of folders for one shell: its films, what it exports, its own data, its temporary files. */
export interface Place {
  readonly home: string
  readonly films: string
  readonly exports: string
  readonly environment: Record<string, string>
  /** Processes of the app that was started here. */
  running(): number[]
  /** What lies about here and is no part of a film, no export and none of the app's own records. */
  leftovers(): string[]
  /** These were seen. */
  overlook(names: readonly string[]): void
  remove(): void
}

export function makePlace(): Place {
  const own = temporaryFolder()
  const home = own.path
  const seen = new Set<string>()
  const [films, exports, temporary] = ['projects', 'exports', 'temporary'].map((name) => path.join(home, name)) as [
    string,
    string,
    string,
  ]
  for (const folder of [films, exports, temporary]) mkdirSync(folder)
  const { GEMINI_API_KEY: _key, ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env as Record<string, string>
  return {
    home,
    films,
    exports,
    environment: {
      ...environment,
      FRAMEWRIGHT_DATA: path.join(home, 'data'),
      FRAMEWRIGHT_PROJECTS: films,
      FRAMEWRIGHT_KEYCHAIN: 'off',
      TMPDIR: temporary,
    },
    running: () => runningWith(`FRAMEWRIGHT_DATA=${path.join(home, 'data')}\0`),
    leftovers: () => leftoversIn(home).filter((name) => !seen.has(name)),
    overlook: (names) => names.forEach((name) => seen.add(name)),
    remove: () => own.remove(),
  }
}

/** By the environment that a process began with, which its children inherit. Only Linux shows it. */
function runningWith(words: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readFrom(`/proc/${pid}/environ`).includes(words))
    .map(Number)
}

function readFrom(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/** Every part that a whole film may have. */
const OF_A_FILM =
  /^(?:board\.sqlite(?:-wal|-shm|-journal)?|lock\.sqlite(?:-journal)?|lock\.json|log\.json|README\.txt|media(?:\/[0-9a-f]{2}(?:\/[0-9a-f]{64}\.(?:png|jpg|webp))?)?|previews(?:\/(?:prints\/?)?\w*(?:\/\w[\w.-]*\.(?:jpg|png|webp))?)?|snapshots(?:\/\w[\w.-]*\.sqlite)?|answers(?:\/[0-9a-f]{64}\.json)?)$/
const FILM = /^(?:projects|exports)\/\w[^/]*\.framewright(?:\/|$)/
const OTHER =
  /^(?:projects|exports|temporary|data(?:\/\w[\w.-]*){0,2}|data\/(?:window|Crashpad)\/.*|exports\/\w[^/]*\.(?:pdf|pdf\.bak|png))$/
/** Where each film of this computer that is open is held a second time. */
const HELD = /^temporary\/framewright-held-\d+(?:\/[\d-]+\.sqlite(?:-journal)?)?$/
/** Chromium's own; it has no sweep for what a kill leaves. */
const OF_CHROMIUM = /^temporary\/(?:\.?org\.chromium\.|scoped_dir|playwright)/

function leftoversIn(home: string): string[] {
  const all = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  return all.filter((name) => {
    const film = FILM.exec(name)?.[0]
    if (film !== undefined) return name !== film && !OF_A_FILM.test(name.slice(film.length))
    return !OTHER.test(name) && !HELD.test(name) && !OF_CHROMIUM.test(name)
  })
}

/**
 * `npm run bench:opening [-- --panels 5000] [--runs 7]`: how long a film that is looked through for damage while it is open keeps anyone
 * waiting. Medians, beside the same look done at once on the main thread in the same run. Figures count only on an unloaded machine.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { attempt } from '#host/failures.ts'
import { openFilmDatabase } from '#host/project/openFilmDatabase.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { FolderContext } from '#host/project/openFolder.ts'
import { damageIn } from '#host/project/soundness.ts'
import { createVersionThread } from '#host/project/versionThread.ts'
import type { VersionThread } from '#host/project/versionThread.ts'
import { filmShots } from '#shared/document/select.ts'
import { makeBenchFilm } from './makeBenchFilm.ts'
import { percentile } from './probes.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { panels: { type: 'string', default: '5000' }, runs: { type: 'string', default: '7' } },
})
const runs = Number(values.runs)

/** What the main thread itself has worked so far, ms: on a busy machine, time alone would tell of other programs. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

interface Turn {
  /** By the clock. */
  readonly ms: number
  readonly worked: number
}

/** The longest that the main thread had no turn for anyone else, until the work ends. */
async function longestTurn(work: Promise<unknown>): Promise<Turn> {
  const over = new AbortController()
  const longest = { ms: 0, worked: 0 }
  const ended = work.finally(() => over.abort())
  for (let [last, before] = [performance.now(), worked()]; !over.signal.aborted;) {
    await setImmediate()
    longest.ms = Math.max(longest.ms, performance.now() - last)
    longest.worked = Math.max(longest.worked, worked() - before)
    ;[last, before] = [performance.now(), worked()]
  }
  await ended
  return longest
}

function middle(times: readonly number[]): number {
  return Math.round(percentile(times, 0.5) * 100) / 100
}

interface Seen {
  /** From the film being open to its first change being on disk. */
  readonly firstSave: number
  readonly longest: Turn
}

async function openAndSave(folder: string, context: FolderContext): Promise<Seen> {
  const open = await openFolder(folder, context)
  const shot = filmShots(open.store.board())[0]!
  const began = performance.now()
  const writes = [{ table: 'shot' as const, id: shot.id, row: { ...shot, notes: String(began) } }]
  const longest = await longestTurn(Promise.all([open.looked, open.store.save(writes)]))
  const firstSave = performance.now() - began
  await open.close()
  return { firstSave, longest }
}

const place = mkdtempSync(join(tmpdir(), 'framewright-bench-'))
try {
  const folder = join(place, 'Film.framewright')
  const load = { panels: Number(values.panels), strokes: 10, points: 40 }
  await makeBenchFilm(folder, join(place, 'app'), load)
  const file = join(folder, 'board.sqlite')
  const thread = createVersionThread()
  const base = { app: 'Framewright bench', now: () => Date.now(), log: () => undefined }
  /** As where threads are lent no SQLite; copies are made on the thread all the same, to tell the look alone. */
  const looksHere: Pick<VersionThread, 'ask'> = {
    ask: (work, job, here) => (work === 'look' && here ? attempt(here) : thread.ask(work, job)),
  }
  const [atOnce, elsewhere, pieces]: [Turn[], Seen[], Seen[]] = [[], [], []]
  for (let run = 0; run < runs; run += 1) {
    const database = openFilmDatabase(file, true)
    const [began, before] = [performance.now(), worked()]
    damageIn(database)
    atOnce.push({ ms: performance.now() - began, worked: worked() - before })
    database.close()
    elsewhere.push(await openAndSave(folder, { ...base, thread }))
    pieces.push(await openAndSave(folder, { ...base, thread: looksHere }))
  }
  await thread.dispose()
  const turns = (seen: readonly Turn[]) => ({
    'longest turn, ms': middle(seen.map(({ ms }) => ms)),
    'worked in it, ms': middle(seen.map((turn) => turn.worked)),
    'of the whole look': middle(seen.map((turn, run) => turn.worked / atOnce[run]!.worked)),
  })
  const row = (seen: readonly Seen[]) => ({
    ...turns(seen.map(({ longest }) => longest)),
    'to the first save, ms': middle(seen.map(({ firstSave }) => firstSave)),
  })
  console.log(`${load.panels} panels, ${Math.round(statSync(file).size / 1e6)} MB, ${runs} runs`)
  console.table({
    'at once, on the main thread': turns(atOnce),
    'on a thread of its own': row(elsewhere),
    'in pieces, where there is none': row(pieces),
  })
} finally {
  rmSync(place, { recursive: true, force: true })
}

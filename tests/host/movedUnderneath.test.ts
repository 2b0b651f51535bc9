import { spawn } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFolder, openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { filmPanels, filmShots, layersOf } from '#shared/document/select.ts'
import { value } from '../contract/contract.ts'
import type { FilmMemory, SavedFilm } from '#host/project/filmMemory.ts'
import { ACCIDENTS, TARGETS } from '../support/filmAccidents.ts'
import type { Target } from '../support/filmAccidents.ts'
import type { Case, Moment, Outcome, Told } from '../support/accidentRunner.ts'
import { makeTake, newTestId, put, testContext } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testFilm } from '../support/testFilm.ts'
import { supportProgram } from '../support/terminalProgram.ts'

const MOMENTS: readonly Moment[] = ['open and idle', 'between two saves', 'closed']
const RUNNER = supportProgram('accidentRunner')

/**
 * The right value of each case, for each accident in the order of `ACCIDENTS`, for a film that is open and idle, between two
 * saves, and closed:
 * S  the next save is kept, and the film has everything
 * F  the next save is refused in words; the copy that is asked for has everything, and so has the film of what was saved
 * C  the same, but the film lacks something and says so as it is opened again; the copy has everything
 * P  the same, but the copy lacks something as well, and both say what
 * T  the film lacks something and says so as it is opened, or does not open and says why
 * -  it can't happen: there is no such file
 */
const RIGHT: Readonly<Record<Target, readonly string[]>> = {
  'board.sqlite': ['C C T', 'C C T', 'C C T', 'C C T', 'C C T', 'C C T', 'C C T', 'C C T'],
  'board.sqlite-wal': ['F F -', 'F F -', 'F F S', 'F F S', 'F C -', 'F C -', 'F C -', 'C C -'],
  'board.sqlite-shm': ['F F -', 'F F -', 'F F S', 'F F S', 'S S -', 'S S -', 'S S -', 'S S -'],
  'lock.sqlite': ['S S S', 'S S S', 'S S S', 'S S S', 'S S S', 'S S S', 'S S S', 'S S S'],
  'lock.json': ['S S -', 'S S -', 'S S S', 'S S S', 'S S -', 'S S -', 'S S -', 'S S -'],
  'log.json': ['- S -', '- S -', 'S S S', 'S S S', '- S -', '- S -', '- S -', '- S -'],
  'a picture': ['T T T', 'T T T', 'S S S', 'T T T', 'S S S', 'T T T', 'T T T', 'T T T'],
  media: ['T T T', 'T T T', 'T T T', 'T T T', 'S S S', 'S S S', 'T T T', 'T T T'],
  snapshots: ['S S S', 'S S S', 'S S S', 'S S S', 'S S S', 'S S S', 'S S S', 'S S S'],
  'the folder': ['P P T', 'C C T', 'P P T', 'P P T', 'C C T', 'C C T', 'P P T', 'P P T'],
}

let place: ReturnType<typeof temporaryFolder>
let films: Pick<Told, 'own' | 'older' | 'other' | 'saved'>

beforeAll(async () => {
  place = temporaryFolder()
  const at = (name: string) => path.join(place.path, name)
  const own = await createFolder(at('Own.framewright'), testFilm([[2, 1], [3]]), day(1))
  await draw(own, 'first', 2)
  cpSync(own.folder, at('Older.framewright'), { recursive: true })
  await own.close()
  let saved: SavedFilm | null = null
  const memory: FilmMemory = { of: () => null, note: (_folder, now) => (saved = now), forget: () => undefined }
  for (const date of [2, 3]) {
    const open = await openFolder(own.folder, { ...day(date), memory })
    await draw(open, `on day ${date}`, 3)
    await open.close()
  }
  // Once more, so that how it was left is among its versions already.
  await (await openFolder(own.folder, day(4))).close()
  const other = await createFolder(at('Other.framewright'), testFilm([[1, 1]], 1.85, newTestId), day(2))
  await draw(other, 'of another', 4)
  cpSync(other.folder, at('Copied other.framewright'), { recursive: true })
  await other.close()
  films = { own: own.folder, older: at('Older.framewright'), other: at('Copied other.framewright'), saved: saved! }
})
afterAll(() => place.remove())

const day = (date: number) => ({ ...testContext, now: () => Date.UTC(2026, 2, date) })

async function draw(open: OwnedFolder, notes: string, strokes: number): Promise<void> {
  const panels = filmPanels(open.store.board())
  const media = value(await open.media.add(await makePicture('jpeg', 30, 20, notes.length * 9), notes))
  await open.store.save([put('media', media), put('take', makeTake(panels[0]!.id, media.id, notes.length))])
  for (const panel of panels)
    for (let at = 0; at < strokes; at += 1)
      await open.store.save([
        put('mark', makeStroke(newTestId, layersOf(open.store.board(), panel.id)[0]!.id, 'a0', 12)),
      ])
  await open.store.save([put('shot', { ...filmShots(open.store.board())[1]!, notes })])
}

/** One outcome for each case, 'died' where it ended the process. */
async function outcomesOf(cases: readonly Case[]): Promise<(Outcome | 'died')[]> {
  const outcomes: (Outcome | 'died')[] = []
  while (outcomes.length < cases.length) {
    const work = path.join(place.path, `work ${outcomes.length}`)
    const told: Told = { ...films, work, cases: cases.slice(outcomes.length) }
    const file = path.join(place.path, 'told.json')
    writeFileSync(file, JSON.stringify(told))
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', RUNNER, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    const [code] = (await once(child, 'close')) as [number | null]
    outcomes.push(
      ...out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Outcome),
    )
    if (code !== 0) outcomes.push('died')
  }
  return outcomes
}

/** What a case comes to, in a letter; in words where it is nothing that may be. */
function verdictOf(outcome: Outcome | 'died'): string {
  if (outcome === 'died') return 'it ended the process'
  const { happened, refusal, copy, missing, said, made, slowestMs } = outcome
  if (!happened) return '-'
  if (slowestMs > SLOWEST_MS) return `a call took ${slowestMs} ms`
  if (made.length > 0) return `made where the film is gone: ${made.join(', ')}`
  if (missing.length > 0 && said.length === 0) return `lost unsaid: ${missing.join(', ')}`
  if (copy === null) return missing.length === 0 ? 'S' : 'T'
  if (copy.failure !== '') return `after “${refusal}” the copy was refused: ${copy.failure}`
  if (copy.missing.length > 0 && copy.said.length === 0) return `not in the copy, unsaid: ${copy.missing.join(', ')}`
  if (copy.missing.length > 0) return 'P'
  return missing.length > 0 ? 'C' : 'F'
}
/** No call hangs on what was done to the files. Beside much other work each takes a second or two all the same. */
const SLOWEST_MS = 10_000

/** `FRAMEWRIGHT_MOVED=all`: every case, and not every fourth. */
const ALL = process.env['FRAMEWRIGHT_MOVED'] === 'all'

it('loses nothing unsaid, whatever is done to its files: a table of accidents', { timeout: 600_000 }, async () => {
  const cases = TARGETS.flatMap((target, row) =>
    ACCIDENTS.flatMap((accident) => MOMENTS.map((moment) => ({ target, accident, moment }))).filter(
      (_each, at) => ALL || (at + row) % 4 === 0,
    ),
  )
  const outcomes = await outcomesOf(cases)
  const found = cases.map((each, at) => named(each, verdictOf(outcomes[at]!)))
  expect(found).toEqual(cases.map((each) => named(each, rightOf(each))))
})

function rightOf({ target, accident, moment }: Case): string {
  return RIGHT[target][ACCIDENTS.indexOf(accident)]!.split(' ')[MOMENTS.indexOf(moment)]!
}

function named({ target, accident, moment }: Case, what: string): string {
  return `${target} ${accident}, ${moment}: ${what}`
}

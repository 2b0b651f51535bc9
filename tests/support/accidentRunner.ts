import { createHash } from 'node:crypto'
import { cpSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createFilmMemory } from '#host/project/filmMemory.ts'
import { createHost } from '#host/createHost.ts'
import { mediaPath } from '#shared/contract/assets.ts'
import type { SavedFilm } from '#host/project/filmMemory.ts'
import type { Input, MethodName, Output } from '#shared/contract/methods.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Result } from '#shared/contract/failure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { filesIn, happen } from './filmAccidents.ts'
import type { Accident, Sources, Target } from './filmAccidents.ts'
import { makeStroke } from './marks.ts'
import { testPlatform } from './testPlatform.ts'

export type Moment = 'open and idle' | 'between two saves' | 'closed'
export interface Case {
  readonly target: Target
  readonly accident: Accident
  readonly moment: Moment
}
export interface Told extends Sources {
  /** A closed film. */
  readonly own: string
  /** What this computer knows of it. */
  readonly saved: SavedFilm
  readonly work: string
  readonly cases: readonly Case[]
}

/** What came of one case; rows are named by their ids. */
export interface Outcome {
  readonly happened: boolean
  /** The answer to the save after it: '' where it was saved. */
  readonly refusal: string
  /** Rows of the window that the copy it is told to make has not got; null where none was asked for. */
  readonly copy: {
    readonly failure: string
    readonly missing: readonly string[]
    readonly said: readonly string[]
  } | null
  /** Rows that were acknowledged and are not in the film as it is opened again. */
  readonly missing: readonly string[]
  /** What a person reads as they open it again: a failure, notes, damage, lost pictures. */
  readonly said: readonly string[]
  /** Files that were made or changed where the film is gone. */
  readonly made: readonly string[]
  readonly slowestMs: number
}

/**
 * Runs cases in a process of its own, since one of them may end it, and prints each outcome as a line of JSON. The argument
 * is a file that holds a `Told`.
 */
const told = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Told
const newId = makeNewId(Math.random)
const host = createHost(testPlatform(path.join(told.work, 'app')))
let slowest = 0

async function call<M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> {
  const began = performance.now()
  const answer = await host.call(method, JSON.parse(JSON.stringify(input)))
  slowest = Math.max(slowest, performance.now() - began)
  return answer as Result<Output<M>>
}

const words = (answer: Result<unknown>): string => (answer.ok ? '' : sentence(answer.failure))

/** Every row of an open film by its id, and every picture that can be seen. */
async function rowsOf(film: OpenedProject): Promise<Map<string, string> | string> {
  const marks = await call('board.marks', { project: film.project, layerIds: film.rows.layer.map(({ id }) => id) })
  if (!marks.ok) return words(marks)
  const rows = [...Object.values(film.rows).flat(), ...marks.value.marks]
  const found = new Map(rows.map((row) => [row.id as string, JSON.stringify(row)] as const))
  for (const { id } of film.rows.media) {
    const picture = await host.assets(new Request(new URL(mediaPath(film.project, id), 'http://host')))
    if (picture.ok) found.set(`the picture of ${id}`, String((await picture.arrayBuffer()).byteLength))
  }
  return found
}

function editsOf(film: OpenedProject, text: string): WholeWrite[] {
  const stroke = makeStroke(newId, film.rows.layer[0]!.id, 'a5', 20)
  const shot = { ...film.rows.shot[0]!, notes: text }
  return [
    { table: 'mark', id: stroke.id, row: stroke },
    { table: 'shot', id: shot.id, row: shot },
  ]
}

function note(rows: Map<string, string>, writes: readonly WholeWrite[]): void {
  for (const { id, row } of writes) rows.set(id, JSON.stringify(row))
}

const lacking = (rows: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): string[] =>
  [...rows].filter(([id, row]) => found.get(id) !== row).map(([id]) => id)

function hashes(folder: string): Map<string, string> {
  return new Map(
    filesIn(folder).map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')] as const),
  )
}

async function opened(folder: string): Promise<OpenedProject> {
  const answer = await call('projects.open', { folder })
  if (!answer.ok) throw new Error(words(answer))
  return answer.value
}

/** The copy that a person is told to make, and what of `rows` it has not got. */
async function copied(film: OpenedProject, rows: ReadonlyMap<string, string>, writes: readonly WholeWrite[]) {
  const folder = path.join(told.work, 'The copy.framewright')
  const asked = { project: film.project, folder, writes: [...writes] }
  let answer = await call('projects.saveCopy', asked)
  if (!answer.ok && answer.failure.kind === 'pictures-missing')
    answer = await call('projects.saveCopy', { ...asked, evenIfMissing: true })
  if (!answer.ok) return { failure: words(answer), missing: [...rows.keys()], said: [] }
  const copy = await opened(folder)
  const found = await rowsOf(copy)
  const missing = typeof found === 'string' ? [...rows.keys()] : lacking(rows, found)
  await call('projects.close', { project: copy.project })
  rmSync(folder, { recursive: true })
  return { failure: '', missing, said: [...answer.value.lost, ...answer.value.left] }
}

async function again(
  folder: string,
  rows: ReadonlyMap<string, string>,
): Promise<{ missing: string[]; said: string[] }> {
  const answer = await call('projects.open', { folder })
  if (!answer.ok) return { missing: [...rows.keys()], said: [words(answer)] }
  const film = answer.value
  const found = await rowsOf(film)
  const lost = await call('pictures.look', { project: film.project })
  await call('projects.close', { project: film.project })
  const said = [...(film.notes ?? []), ...(film.damage?.problems ?? [])]
  if (typeof found === 'string') return { missing: [...rows.keys()], said: [...said, found] }
  return { missing: lacking(rows, found), said: [...said, ...(lost.ok ? lost.value.lost.map(({ id }) => id) : [])] }
}

const memory = createFilmMemory(path.join(told.work, 'app', 'data'), console.error)

async function run({ target, accident, moment }: Case, folder: string): Promise<Outcome> {
  let film = await opened(folder)
  const rows = await rowsOf(film)
  if (typeof rows === 'string') throw new Error(rows)
  const save = (writes: WholeWrite[]) => call('board.save', { project: film.project, writes })
  if (moment !== 'open and idle') {
    const first = editsOf(film, 'before')
    if (!(await save(first)).ok) throw new Error('could not be saved before anything happened')
    note(rows, first)
  }
  if (moment === 'closed') await call('projects.close', { project: film.project })
  const happened = happen(folder, target, accident, told) !== null
  const after = hashes(folder)
  let refusal = ''
  let copy: Outcome['copy'] = null
  if (moment !== 'closed') {
    const second = editsOf(film, 'after')
    const seen = await call('board.marks', { project: film.project, layerIds: [film.rows.layer[0]!.id] })
    const answer = await save(second)
    refusal = words(answer) || words(seen)
    if (answer.ok) note(rows, second)
    else {
      const wanted = new Map(rows)
      note(wanted, second)
      copy = await copied(film, wanted, second)
    }
    await call('projects.close', { project: film.project })
  }
  const gone = target === 'the folder' && /^(?:removed|renamed|replaced)/.test(accident)
  const made = gone ? lacking(hashes(folder), after) : []
  const reopened = await again(folder, rows)
  return { happened, refusal, copy, ...reopened, made, slowestMs: Math.round(slowest) }
}

for (const each of told.cases) {
  const folder = path.join(realpathSync(told.work), 'The film.framewright')
  cpSync(told.own, folder, { recursive: true })
  memory.note(folder, told.saved)
  slowest = 0
  console.log(JSON.stringify(await run(each, folder)))
  for (const left of [folder, `${folder} away`]) rmSync(left, { recursive: true, force: true })
}
await host.dispose()

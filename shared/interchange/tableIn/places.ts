import type { Board } from '../../document/board.ts'
import { addScene } from '../../document/commands/scenes.ts'
import { addShots } from '../../document/commands/shots.ts'
import { LIMITS } from '../../document/limits.ts'
import { shotIdSchema } from '../../document/ids.ts'
import type { NewId, SceneId, ShotId } from '../../document/ids.ts'
import { newPanelIds } from '../../document/newProject.ts'
import { numbersOf, sceneHeading, sceneOf, scenesOf, shotOf, shotsOf } from '../../document/select.ts'
import { numberKey } from '../../film/numbering.ts'
import type { BlankFilm } from './blankFilm.ts'
import type { TableEntry } from './tableEntries.ts'

/** Where a row belongs in the film. */
export interface Place {
  readonly entry: TableEntry
  readonly sceneId: SceneId | null
  readonly shotId: ShotId | null
  readonly isNew: boolean
  /** The number that a new shot shall have; '' for that of its place. */
  readonly wanted: string
  /** Why the row is not read; '' if it is. */
  readonly why: string
}

export interface Placed {
  /** The film with the new scenes and shots, which are empty. */
  readonly board: Board
  readonly places: readonly Place[]
  readonly newScenes: readonly SceneId[]
  /** Numbers that new scenes shall have. */
  readonly sceneNumbers: ReadonlyMap<SceneId, string>
}

/**
 * Finds each row's shot: by its id, else by its number in the scene, however shots are numbered in the file (A, 1A, 1-1,
 * 1). What is not found is new, and stands behind the row before it. Nothing moves. The scene and the shot of a blank
 * film are the first that are new.
 */
export function placeRows(
  start: Board,
  entries: readonly TableEntry[],
  newId: NewId,
  blank: BlankFilm | null = null,
): Placed {
  const withScenes = placeScenes(start, entries, newId, blank)
  const { sceneOfEntry } = withScenes
  const restarts = numbersRestart(entries)
  const numbered = entries.some(({ shot }) => shot !== '')
  const index = shotIndex(start, blank)
  const used = new Set<string>()
  const rowsNew = new Set<string>()
  const taken = new Set<string>(index.byNumber.keys())
  const places = entries.map((entry, at): Place => {
    const sceneId = sceneOfEntry[at]!
    const found = shotByIdIn(start, entry, sceneId, used) ?? shotByNumber(start, entry, sceneId, index)
    const none = { entry, sceneId, shotId: null, isNew: false, wanted: '', why: '' }
    if (found !== null) {
      if (used.has(found)) return { ...none, why: `another row is of shot ${index.numbers.get(found)} already` }
      used.add(found)
      return { ...none, sceneId: shotOf(start, found)!.sceneId, shotId: found }
    }
    if (entry.shot === '' && !entry.filled)
      return sceneId === null ? { ...none, why: 'it names no scene and no shot' } : none
    if (entry.shot === '' && numbered) return { ...none, why: 'it has no shot number' }
    const twin = `${entry.scene} ${entry.shot}`
    if (entry.shot !== '' && rowsNew.has(twin)) return { ...none, why: `another row is of shot ${entry.shot} already` }
    rowsNew.add(twin)
    const wanted =
      numberOfNew(entry, restarts).find((number) => number.length <= LIMITS.shotNumber && !taken.has(number)) ?? ''
    taken.add(wanted)
    return { ...none, sceneId: sceneId ?? scenesOf(withScenes.board).at(-1)?.id ?? null, isNew: true, wanted }
  })
  return { ...withScenes, ...addNew(withScenes.board, places, newId, blank) }
}

interface WithScenes {
  readonly board: Board
  readonly newScenes: readonly SceneId[]
  readonly sceneNumbers: ReadonlyMap<SceneId, string>
  readonly sceneOfEntry: readonly (SceneId | null)[]
}

/** Each row's scene, by its number or its heading; a new one stands behind that of the row before. */
function placeScenes(start: Board, entries: readonly TableEntry[], newId: NewId, blank: BlankFilm | null): WithScenes {
  const known = new Map<string, SceneId>()
  const numbers = numbersOf(start).scenes
  for (const scene of scenesOf(start)) known.set(numberKey(numbers.get(scene.id)!), scene.id)
  for (const scene of scenesOf(start).toReversed()) known.set(`heading ${sceneHeading(scene).toUpperCase()}`, scene.id)
  const sceneNumbers = new Map<SceneId, string>()
  const [top] = entries
  if (blank && top && keyOfScene(top) !== NO_SCENE) {
    known.clear()
    known.set(keyOfScene(top), blank.sceneId)
    sceneNumbers.set(blank.sceneId, top.scene.slice(0, LIMITS.sceneNumber))
  }
  let board = start
  let before: SceneId | null = null
  const sceneOfEntry = entries.map((entry, at): SceneId | null => {
    const key = keyOfScene(entry)
    if (key === NO_SCENE) return before ?? sceneOfShotNumber(known, entry)
    const found = known.get(key)
    const first = entries.slice(at).find((next) => known.has(next.scene))
    const id: SceneId = found ?? newId('scene')
    if (found === undefined) {
      const behind = scenesOf(board).findIndex((scene) => scene.id === before)
      const ahead = scenesOf(board).findIndex((scene) => scene.id === known.get(first?.scene ?? ''))
      const place = behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : scenesOf(board).length
      board = addScene(board, id, place)
      known.set(key, id)
      sceneNumbers.set(id, entry.scene.slice(0, LIMITS.sceneNumber))
    }
    before = id
    return id
  })
  return { board, newScenes: [...sceneNumbers.keys()], sceneNumbers, sceneOfEntry }
}

const NO_SCENE = 'heading '

function keyOfScene({ scene, heading }: TableEntry): string {
  return scene === '' ? `${NO_SCENE}${heading.toUpperCase()}` : scene
}

/** "12A" belongs to scene 12 where the file has no scenes. */
function sceneOfShotNumber(known: ReadonlyMap<string, SceneId>, { shot }: TableEntry): SceneId | null {
  return known.get(/^\d+/.exec(shot)?.[0] ?? '') ?? null
}

interface ShotIndex {
  readonly numbers: ReadonlyMap<string, string>
  readonly byNumber: ReadonlyMap<string, ShotId>
}

function shotIndex(board: Board, blank: BlankFilm | null): ShotIndex {
  const numbers = new Map(numbersOf(board).shots)
  if (blank) numbers.delete(blank.shotId)
  return { numbers, byNumber: new Map([...numbers].map(([id, number]) => [numberKey(number), id as ShotId])) }
}

/** A row that was copied in a spreadsheet has the id of another: its number tells. */
function shotByIdIn(
  board: Board,
  entry: TableEntry,
  sceneId: SceneId | null,
  used: ReadonlySet<string>,
): ShotId | null {
  const read = shotIdSchema.safeParse(entry.cell('id')?.trim())
  const shot = read.success ? shotOf(board, read.data) : undefined
  return shot && !used.has(shot.id) && (sceneId === null || shot.sceneId === sceneId) ? shot.id : null
}

function shotByNumber(
  board: Board,
  entry: TableEntry,
  sceneId: SceneId | null,
  { byNumber }: ShotIndex,
): ShotId | null {
  const { scene, shot } = entry
  if (shot === '') return null
  const bare = shot.replace(/^0+(?=\d)/, '')
  const forms = [shot, bare].flatMap((number) =>
    scene === ''
      ? [number]
      : [
          number,
          ...(LETTERS.test(number) ? [scene + number] : []),
          `${scene}-${number}`,
          `${scene}.${number}`,
          `${scene}/${number}`,
        ],
  )
  const found = forms.map((number) => byNumber.get(number)).filter((id) => id !== undefined)
  return found.find((id) => sceneId === null || shotOf(board, id)!.sceneId === sceneId) ?? null
}

/** A slate's letters alone: its scene stands before them. */
const LETTERS = /^\p{L}{1,2}$/u

/** Shots are numbered anew in each scene: a number alone names none. */
interface Restarts {
  readonly any: boolean
  /** They are counted in each: the 5 of scene 5 is its fifth shot, not its master. */
  readonly counted: boolean
}

function numbersRestart(entries: readonly TableEntry[]): Restarts {
  const scenes = new Map<string, string>()
  const again = entries.filter(({ scene, shot }) => {
    const before = scenes.get(shot)
    scenes.set(shot, scene)
    return shot !== '' && before !== undefined && before !== scene
  })
  return { any: again.length > 0, counted: again.some(({ shot }) => COUNT.test(shot)) }
}

const COUNT = /^\d+$/

/** The numbers that a new shot can have, best first: no two shots of a film share one. */
function numberOfNew({ scene, shot, cell }: TableEntry, restarts: Restarts): readonly string[] {
  if (shot === '') return []
  if (scene === '') return [shot]
  // A row that went out of a film has its number whole.
  if (shotIdSchema.safeParse(cell('id')?.trim()).success) return [shot, `${scene}-${shot}`]
  if (restarts.counted && COUNT.test(shot)) return [`${scene}-${shot}`]
  if (shot.startsWith(scene)) return [shot, `${scene}-${shot}`]
  if (LETTERS.test(shot)) return [scene + shot, `${scene}-${shot}`]
  return restarts.any ? [`${scene}-${shot}`, shot] : [shot, `${scene}-${shot}`]
}

/** Puts the new shots in, those that follow each other in one go. */
function addNew(
  start: Board,
  places: readonly Place[],
  newId: NewId,
  blank: BlankFilm | null,
): Pick<Placed, 'board' | 'places'> {
  const done: Place[] = []
  const last = new Map<string, ShotId>()
  let board = start
  for (let from = 0; from < places.length;) {
    const place = places[from]!
    if (!place.isNew || place.sceneId === null || !sceneOf(board, place.sceneId)) {
      if (place.shotId !== null && place.sceneId !== null) last.set(place.sceneId, place.shotId)
      done.push(place)
      from += 1
      continue
    }
    let to = from + 1
    while (places[to]?.isNew && places[to]!.sceneId === place.sceneId) to += 1
    const filled = blank?.sceneId === place.sceneId && !last.has(place.sceneId) ? blank.shotId : null
    if (filled !== null) last.set(place.sceneId, filled)
    const count = to - from - (filled === null ? 0 : 1)
    const ids = Array.from({ length: count }, () => ({ ...newPanelIds(board, newId), shotId: newId('shot') }))
    const shotIds = [...(filled === null ? [] : [filled]), ...ids.map(({ shotId }) => shotId)]
    const shots = shotsOf(board, place.sceneId)
    const behind = shots.findIndex(({ id }) => id === last.get(place.sceneId!))
    board = addShots(board, ids, place.sceneId, behind < 0 ? placeBefore(shots, places.slice(to)) : behind + 1)
    for (const [at, shotId] of shotIds.entries()) done.push({ ...places[from + at]!, shotId })
    last.set(place.sceneId, shotIds.at(-1)!)
    from = to
  }
  return { board, places: done }
}

/** Before the next shot of the scene that the file names; at the end if it names none. */
function placeBefore(shots: readonly { readonly id: ShotId }[], later: readonly Place[]): number {
  const next = later.find(({ shotId }) => shots.some(({ id }) => id === shotId))
  return next ? shots.findIndex(({ id }) => id === next.shotId) : shots.length
}

import type { Board } from '../../document/board.ts'
import type { IsDrawn } from '../../breakdown/isEmptyScene.ts'
import { addCard } from '../../document/commands/film.ts'
import { addPanel } from '../../document/commands/panels.ts'
import { rememberFormer } from '../../document/commands/numbers.ts'
import { editShot } from '../../document/commands/shots.ts'
import { LIMITS } from '../../document/limits.ts'
import type { CardId, NewId, SceneId, ShotId } from '../../document/ids.ts'
import { newPanelIds } from '../../document/newProject.ts'
import { cardsOf, numbersOf, panelsOf, shotOf } from '../../document/select.ts'
import type { FieldId } from '../../fields/filmFields.ts'
import { numberKey } from '../../film/numbering.ts'
import { blankFilm } from './blankFilm.ts'
import type { BlankFilm } from './blankFilm.ts'
import { readDayCells } from './dayCells.ts'
import { pinNumbers } from './pinNumbers.ts'
import { placeRows } from './places.ts'
import type { Place, Placed } from './places.ts'
import { cellOf, readCells } from './readCells.ts'
import type { CardNamed } from './readCells.ts'
import { readSceneCells } from './sceneCells.ts'
import { tableEntries } from './tableEntries.ts'
import type { CellChange, PlannedRow, RowKind, TableChoices, TablePlan, UnreadCell } from './tablePlan.ts'

/**
 * What a table makes of a film: its rows are matched with shots, what they say is written into these, and new shots and
 * scenes are put where the table has them. No scene, shot or panel goes or moves, and no shot's number changes; but the
 * scene and the shot of a film of which nothing was made become the table's first.
 */
export function importTable(
  start: Board,
  rows: readonly (readonly string[])[],
  { head, columns, clear }: TableChoices,
  newId: NewId,
  isDrawn: IsDrawn = () => true,
): TablePlan {
  const entries = tableEntries(rows, head, columns)
  const blank = blankFilm(start, entries, isDrawn)
  const placed = placeRows(start, entries, newId, blank)
  const days = readDayCells(withNumbers(start, placed, blank), placed.places, { clear, newId })
  const numbered = days.board
  const cards = cardKeeper(numbered, newId)
  const seen = new Set<SceneId>()
  const isNew = new Set(placed.newScenes)
  let board = numbered
  const planned = placed.places.map((place): PlannedRow => {
    const { entry, sceneId, why } = place
    if (why !== '') return plannedRow(place, [], [{ label: '', text: entry.shot, why }], entry.shot)
    const about =
      sceneId === null || seen.has(sceneId)
        ? null
        : readSceneCells(board, sceneId, entry, { clear, isNew: isNew.has(sceneId) })
    if (sceneId !== null) seen.add(sceneId)
    board = about?.board ?? board
    const shot = place.shotId === null ? null : readShot(board, place, { clear, cards, newId })
    board = shot?.board ?? board
    const changes = [...(about?.changes ?? []), ...cellIn(days.changes, place), ...(shot?.changes ?? [])]
    const unread = [
      ...(about?.unread ?? []),
      ...cellIn(days.unread, place),
      ...(shot?.unread ?? []),
      ...otherNumber(numbered, place),
    ]
    return plannedRow(place, changes, unread, numbersOf(numbered).shots.get(place.shotId ?? '') ?? '')
  })
  const made = cards.made()
  const withCards = made.reduce((next, { id, kind, name }) => addCard(next, id, kind, name), board)
  return {
    board: blank ? withCards : rememberFormer(start, withCards),
    rows: planned,
    newScenes: placed.newScenes,
    newCards: made,
  }
}

function cellIn<Cell>(cells: ReadonlyMap<ShotId, Cell>, { shotId }: Place): readonly Cell[] {
  const cell = shotId === null ? undefined : cells.get(shotId)
  return cell === undefined ? [] : [cell]
}

function plannedRow(
  { entry, sceneId, shotId, isNew, why }: Place,
  changes: readonly CellChange[],
  unread: readonly UnreadCell[],
  number: string,
): PlannedRow {
  const kind: RowKind =
    why !== '' ? 'skipped' : isNew ? 'new' : shotId === null ? 'scene' : changes.length > 0 ? 'changed' : 'same'
  return { row: entry.row, kind, sceneId, shotId, number, changes, unread }
}

/** Numbers of the new as the file has them, of all others as they were. */
function withNumbers(start: Board, { board, places, sceneNumbers, newScenes }: Placed, blank: BlankFilm | null): Board {
  if (places.every(({ isNew }) => !isNew) && newScenes.length === 0) return board
  const before = numbersOf(start)
  const scenes = pinNumbers(board, 'scene', new Map([...before.scenes, ...sceneNumbers]))
  const shots = [...before.shots].filter(([id]) => id !== blank?.shotId)
  const wanted = places.flatMap(({ isNew, shotId, wanted: number }) => (isNew ? [[shotId!, number] as const] : []))
  return pinNumbers(scenes, 'shot', new Map<string, string>([...shots, ...wanted]))
}

/** A new shot could not have the number that the file gives it. */
function otherNumber(board: Board, { isNew, shotId, wanted, entry }: Place): readonly UnreadCell[] {
  const shown = numbersOf(board).shots.get(shotId ?? '') ?? ''
  if (!isNew || entry.shot === '' || numberKey(shown) === wanted) return []
  return [
    { label: 'Shot', text: entry.shot, why: `another shot has this number, or it is too long: this one is ${shown}` },
  ]
}

interface ShotRead {
  readonly board: Board
  readonly changes: readonly CellChange[]
  readonly unread: readonly UnreadCell[]
}

function readShot(
  start: Board,
  { entry, isNew, ...place }: Place,
  { clear, cards, newId }: { readonly clear: boolean; readonly cards: Cards; readonly newId: NewId },
): ShotRead {
  const shotId = place.shotId!
  const board = isNew ? withPanels(start, shotId, entry.cell('panels') ?? '', newId) : start
  const { fields, read, unread } = readCells(board, shotId, entry, { clear, cardNamed: cards.named })
  const next = editShot(board, shotId, fields)
  const [before, after] = [shotOf(board, shotId)!, shotOf(next, shotId)!]
  const changes = read.map((field) => ({
    label: field.label,
    before: isNew ? '' : cellOf(board, before, field),
    // A card that is new stands in no board yet.
    after: field.kind === 'cards' ? (entry.cell(field.id as FieldId) ?? '').trim() : cellOf(next, after, field),
  }))
  return { board: next, changes, unread }
}

/** More than a shot of any film has. */
const MOST_PANELS = 60

/** A new shot has one panel, or as many as the table says. */
function withPanels(board: Board, shotId: ShotId, said: string, newId: NewId): Board {
  const count = /^\d{1,3}$/.test(said.trim()) ? Math.min(Number(said), MOST_PANELS) : 1
  let next = board
  for (let at = panelsOf(board, shotId).length; at < count; at += 1)
    next = addPanel(next, newPanelIds(next, newId), shotId, at)
  return next
}

interface NewCard {
  readonly id: CardId
  readonly kind: 'cast' | 'location' | 'prop'
  readonly name: string
}
interface Cards {
  readonly named: CardNamed
  /** New cards that were asked for. */
  readonly made: () => readonly NewCard[]
}

function cardKey(kind: string, name: string): string {
  return `${kind} ${name.trim().replace(/\s+/g, ' ').toLowerCase()}`
}

function cardKeeper(board: Board, newId: NewId): Cards {
  const known = new Map<string, CardId>()
  for (const card of cardsOf(board).toReversed()) known.set(cardKey(card.kind, card.name), card.id)
  const made: NewCard[] = []
  return {
    named(kind, name) {
      const key = cardKey(kind, name)
      const id = known.get(key) ?? newId('card')
      if (!known.has(key)) made.push({ id, kind, name: name.slice(0, LIMITS.line) })
      known.set(key, id)
      return id
    },
    made: () => made,
  }
}

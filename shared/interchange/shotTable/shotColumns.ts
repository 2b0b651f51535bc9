import { filmOf } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import type { SceneRow, ShotRow } from '../../document/schema.ts'
import { numbersOf, panelsOf } from '../../document/select.ts'
import type { ShootDay } from '../../document/shootDaySchema.ts'
import { sceneTitle } from '../../document/whatCounts.ts'
import type { ShotField } from '../../fields/field.ts'
import { ownFieldsOf } from '../../fields/filmFields.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '../../fields/shotFields.ts'
import { INT_EXT, termOf } from '../../film/vocabulary.ts'
import { cardNamesOf, cardsCell, isCardsKey } from './cardNames.ts'

/** Text, or a number that a spreadsheet can add up; '' for nothing. */
export type TableCell = string | number

export interface ShotColumn {
  readonly id: string
  readonly label: string
  readonly usual?: boolean
  /** Width in a spreadsheet, in characters. */
  readonly width: number
  /** Words of several lines. */
  readonly long?: true
  /** The cell for the row's scene. */
  readonly scene?: (board: Board, scene: SceneRow) => TableCell
  readonly shot?: (board: Board, shot: ShotRow) => TableCell
}

const WIDTHS: Readonly<Record<ShotField['kind'], number>> = { number: 9, term: 12, line: 20, cards: 22, text: 42 }

function fieldColumn({ id, label, kind, key, print, text, figure, sortKey }: ShotField): ShotColumn {
  const usual = print?.usual ?? false
  const long = kind === 'text' ? ({ long: true } as const) : {}
  const about = { id, label, usual, width: Math.max(WIDTHS[kind], label.length + 3), ...long }
  // Numbers have no unit, so that a spreadsheet can add them up.
  if (kind === 'number') return { ...about, shot: figure ?? sortKey }
  if (isCardsKey(key)) return { ...about, shot: (board, row) => cardsCell(cardNamesOf(board, row, key)) }
  return { ...about, shot: text }
}

/** In shot list order: the scene, the shot, all of its fields, then columns that only programs need. */
export const SHOT_COLUMNS: readonly ShotColumn[] = [
  { id: 'day', label: 'Shooting day', width: 14, shot: (board, shot) => dayName(board, shot) },
  {
    id: 'scene',
    label: 'Scene',
    usual: true,
    width: 8,
    scene: (board, { id }) => numbersOf(board).scenes.get(id) ?? '',
  },
  { id: 'heading', label: 'Scene heading', usual: true, width: 30, scene: (_, scene) => sceneTitle(scene) },
  { id: 'int-ext', label: 'INT/EXT', width: 10, scene: (_, scene) => termOf(INT_EXT, scene.intExt)?.label ?? '' },
  { id: 'set', label: 'Scene location', width: 22, scene: (_, scene) => scene.location },
  { id: 'time', label: 'Time of day', width: 14, scene: (_, scene) => scene.timeOfDay },
  {
    id: 'shot',
    label: 'Shot',
    usual: true,
    width: 8,
    shot: (board, { id }) => numbersOf(board).shots.get(id) ?? '',
  },
  ...SHOT_FIELDS.map((id) => fieldColumn(SHOT_FIELD[id])),
  {
    id: 'estimated',
    label: 'Estimated',
    width: 12,
    // A tick: nobody has set this length, it follows from the panels.
    shot: (_, { seconds }) => (seconds === null ? 'yes' : ''),
  },
  { id: 'panels', label: 'Panels', width: 9, shot: (board, { id }) => panelsOf(board, id).length },
  { id: 'id', label: 'Id', width: 20, shot: (_, { id }) => id },
]

/** The film's own columns that go into tables. */
export function ownShotColumns(board: Board): readonly ShotColumn[] {
  return ownFieldsOf(board).flatMap((field) => (field.print ? [fieldColumn(field)] : []))
}

export const SHOT_COLUMN_IDS = SHOT_COLUMNS.map(({ id }) => id)
export const USUAL_COLUMNS = SHOT_COLUMNS.filter(({ usual }) => usual).map(({ id }) => id)

/** "Day 3 2026-03-04"; '' for a shot without a day. */
export function dayName(board: Board, { shootDay }: ShotRow): string {
  const day = filmOf(board).shootDays.find(({ id }) => id === shootDay)
  return day ? dayTitle(day) : ''
}

export function dayTitle({ label, date }: Pick<ShootDay, 'label' | 'date'>): string {
  return [label, date].filter(Boolean).join(' ')
}

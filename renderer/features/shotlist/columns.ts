import { SHOT_FIELD } from '#shared/document/commands/shotFields.ts'
import type { ShotFieldId } from '#shared/document/commands/shotFields.ts'

export const COLUMN_IDS = [
  'shot',
  'panel',
  'setup',
  'size',
  'framing',
  'angle',
  'movement',
  'lens',
  'support',
  'subject',
  'cast',
  'location',
  'props',
  'action',
  'dialogue',
  'sound',
  'vfx',
  'camera',
  'equipment',
  'frameRate',
  'seconds',
  'status',
  'notes',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

export interface Column {
  readonly id: ColumnId
  readonly label: string
  /** CSS px until a person makes it wider or narrower. */
  readonly width: number
  /** What its cells hold; null where they are only looked at. */
  readonly field: ShotFieldId | null
}

const WIDTHS: Readonly<Record<ColumnId, number>> = {
  shot: 76,
  panel: 108,
  setup: 80,
  size: 84,
  framing: 88,
  angle: 92,
  movement: 128,
  lens: 76,
  support: 96,
  subject: 140,
  cast: 132,
  location: 132,
  props: 120,
  action: 280,
  dialogue: 220,
  sound: 140,
  vfx: 120,
  camera: 96,
  equipment: 120,
  frameRate: 84,
  seconds: 76,
  status: 96,
  notes: 200,
}

const LABELS: Readonly<Partial<Record<ColumnId, string>>> = { shot: 'Shot', panel: 'Panel', seconds: 'Sec.' }

/** Every column of the shot list, in the order in which they stand. */
export const COLUMNS: readonly Column[] = COLUMN_IDS.map((id) => {
  const field = id === 'shot' || id === 'panel' ? null : id
  return { id, label: LABELS[id] ?? (field ? SHOT_FIELD[field].label : ''), width: WIDTHS[id], field }
})

const HIDDEN_AT_FIRST: readonly ColumnId[] = ['setup', 'location', 'props', 'camera', 'equipment', 'frameRate']
export const NARROWEST_PX = 44
const WIDEST_PX = 900

/** What a person chose: which columns show, and how wide. */
export interface ColumnChoice {
  readonly hidden: readonly ColumnId[]
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>
}

export const FIRST_CHOICE: ColumnChoice = { hidden: HIDDEN_AT_FIRST, widths: {} }

/** The columns that show. The shot's number always does: without it no row could be told from another. */
export function shownColumns(choice: ColumnChoice): readonly Column[] {
  return COLUMNS.filter((column) => column.id === 'shot' || !choice.hidden.includes(column.id)).map((column) => ({
    ...column,
    width: choice.widths[column.id] ?? column.width,
  }))
}

export function withColumn(choice: ColumnChoice, id: ColumnId, shown: boolean): ColumnChoice {
  const others = choice.hidden.filter((other) => other !== id)
  return { ...choice, hidden: shown ? others : [...others, id] }
}

export function withWidth(choice: ColumnChoice, id: ColumnId, width: number): ColumnChoice {
  const limited = Math.round(Math.max(NARROWEST_PX, Math.min(WIDEST_PX, width)))
  return { ...choice, widths: { ...choice.widths, [id]: limited } }
}

/** Reads a remembered choice. Whatever was kept by another version or by hand, a usable choice comes out. */
export function readChoice(text: string | null): ColumnChoice {
  const kept = parsed(text)
  if (typeof kept !== 'object' || kept === null) return FIRST_CHOICE
  const { hidden, widths } = kept as Record<string, unknown>
  const ids: readonly string[] = COLUMN_IDS
  const known = (Array.isArray(hidden) ? hidden : HIDDEN_AT_FIRST).filter((id) => ids.includes(id as string))
  const wide = Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
    ([id, width]) => ids.includes(id) && typeof width === 'number' && width >= NARROWEST_PX && width <= WIDEST_PX,
  )
  return { hidden: known as ColumnId[], widths: Object.fromEntries(wide) }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

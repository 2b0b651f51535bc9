import {
  ANGLES,
  DIRECTIONS,
  FRAMINGS,
  MOVEMENTS,
  SIZES,
  STATUSES,
  SUPPORTS,
  readTerm,
  termOf,
} from '../../film/vocabulary.ts'
import type { Term } from '../../film/vocabulary.ts'
import type { Board } from '../board.ts'
import type { CardId, ShotId } from '../ids.ts'
import type { CardKind, ShotRow } from '../schema.ts'
import { RANGES } from '../limits.ts'
import { fieldsRefusal } from '../refusal.ts'
import type { Refusal } from '../refusal.ts'
import { cardOf, cardsOf, movementLabel } from '../select.ts'
import { shotName } from '../rowName.ts'
import { shortened } from '../shortened.ts'
import { editShots } from './shots.ts'
import type { ShotFields } from './shots.ts'

export const SHOT_FIELDS = [
  'setup',
  'subject',
  'size',
  'framing',
  'angle',
  'movement',
  'direction',
  'movementNote',
  'lens',
  'camera',
  'support',
  'equipment',
  'frameRate',
  'cast',
  'location',
  'props',
  'action',
  'dialogue',
  'sound',
  'vfx',
  'seconds',
  'status',
  'notes',
] as const
export type ShotFieldId = (typeof SHOT_FIELDS)[number]

export interface ShotField {
  readonly id: ShotFieldId
  readonly label: string
  /** How an undo step about it begins: "Set Size of", "Retime". */
  readonly verb: string
  /** term: one of a closed list. line and text: free words, of one line or several. */
  readonly kind: 'term' | 'line' | 'text' | 'number' | 'cards'
  /** The closed list of a term; '' is never one of them and means "not said yet". */
  readonly terms: readonly Term[]
  /** What a cell shows, and what it is copied as. */
  readonly text: (board: Board, shot: ShotRow) => string
  /** What was typed or pasted, as fields of a shot, however long; undefined where it can't be read as such. */
  readonly read: (board: Board, text: string) => ShotFields | undefined
  /** What can be read, in words that stand in brackets. */
  readonly asks: string
}

/** Every field of a shot that a person writes, in the order of a shot list. */
export const SHOT_FIELD: Readonly<Record<ShotFieldId, ShotField>> = {
  setup: line('setup', 'Set-up', 'setup'),
  subject: line('subject', 'Subject', 'subject'),
  size: term('size', 'Size', SIZES, 'size'),
  framing: term('framing', 'Framing', FRAMINGS, 'framing'),
  angle: term('angle', 'Angle', ANGLES, 'angle'),
  movement: {
    ...term('movement', 'Movement', MOVEMENTS, 'movement'),
    text: (_, shot) => movementLabel(shot),
    read: (_, typed) => readMovement(typed),
  },
  direction: term('direction', 'Direction', DIRECTIONS, 'direction'),
  movementNote: line('movementNote', 'How it moves', 'movementNote'),
  lens: number('lens', 'Lens', 'lensMm', RANGES.lensMm, /mm$/i, ' mm'),
  camera: line('camera', 'Camera', 'camera'),
  support: term('support', 'Support', SUPPORTS, 'support'),
  equipment: line('equipment', 'Equipment', 'equipment'),
  frameRate: number('frameRate', 'Frame rate', 'frameRate', RANGES.shotFrameRate, /fps$/i, ' fps'),
  cast: cards('cast', 'Cast', 'cast'),
  location: cards('location', 'Location', 'location'),
  props: cards('props', 'Props', 'prop'),
  action: text('action', 'Action', 'action'),
  dialogue: text('dialogue', 'Dialogue', 'dialogue'),
  sound: text('sound', 'Sound', 'sound'),
  vfx: text('vfx', 'VFX', 'vfx'),
  seconds: { ...number('seconds', 'Seconds', 'seconds', RANGES.seconds, /s(ec(onds?)?)?\.?$/i, ''), verb: 'Retime' },
  status: {
    ...term('status', 'Status', STATUSES, 'status'),
    // A shot always has a status: an emptied one is back at the first.
    read: (_, typed) => {
      const status = readTerm(STATUSES, typed)
      return status === undefined ? undefined : { status: status === '' ? STATUSES[0].id : status }
    },
  },
  notes: text('notes', 'Notes', 'notes'),
}

/** Writes text into one field of several shots, or says why it can't be theirs: not read as that field, or more than it holds. */
export function writeShotField(
  board: Board,
  shotIds: readonly ShotId[],
  field: ShotFieldId,
  typed: string,
): { readonly board: Board } | { readonly refusal: Refusal } {
  const { label, asks, read } = SHOT_FIELD[field]
  const fields = read(board, typed)
  if (!fields)
    return {
      refusal: {
        kind: 'unfit',
        what: shotIds.length === 1 ? `${label} of ${shotName(board, shotIds[0]!)}` : label,
        why: `can’t be “${shortened(typed.trim(), 60)}” (${asks})`,
      },
    }
  for (const id of shotIds) {
    const refusal = fieldsRefusal(board, 'shot', id, fields)
    if (refusal) return { refusal }
  }
  return { board: editShots(board, shotIds, fields) }
}

type LineKey = 'setup' | 'subject' | 'movementNote' | 'camera' | 'equipment'
type TextKey = 'action' | 'dialogue' | 'sound' | 'vfx' | 'notes'
type TermKey = 'size' | 'framing' | 'angle' | 'movement' | 'direction' | 'support' | 'status'
type NumberKey = 'lensMm' | 'frameRate' | 'seconds'

function line(id: ShotFieldId, label: string, key: LineKey): ShotField {
  return {
    ...base(id, label, `Edit ${label} of`, 'line'),
    text: (_, shot) => shot[key],
    read: (_, typed) => ({ [key]: typed.replace(/\s+/g, ' ').trim() }),
  }
}

function text(id: ShotFieldId, label: string, key: TextKey): ShotField {
  return {
    ...base(id, label, `Edit ${label} of`, 'text'),
    text: (_, shot) => shot[key],
    read: (_, typed) => ({ [key]: typed.replace(/\r\n?/g, '\n').trimEnd() }),
  }
}

function term(id: ShotFieldId, label: string, list: readonly Term[], key: TermKey): ShotField {
  return {
    ...base(id, label, `Set ${label} of`, 'term'),
    terms: list,
    asks: 'it is one of a list',
    text: (_, shot) => termOf(list, shot[key])?.label ?? '',
    read: (_, typed) => {
      const found = readTerm(list, typed)
      return found === undefined ? undefined : { [key]: found }
    },
  }
}

function number(
  id: ShotFieldId,
  label: string,
  key: NumberKey,
  [least, most]: readonly [number, number],
  unit: RegExp,
  suffix: string,
): ShotField {
  return {
    ...base(id, label, `Set ${label} of`, 'number'),
    asks: `a number from ${least} to ${most.toLocaleString('en-GB')}`,
    text: (_, shot) => (shot[key] === null ? '' : `${shot[key]}${suffix}`),
    read: (_, typed) => {
      const plain = typed.trim().replace(unit, '').trim().replace(',', '.')
      if (plain === '') return typed.trim() === '' ? { [key]: null } : undefined
      const value = /^\d*\.?\d+$|^\d+\.$/.test(plain) ? Number(plain) : NaN
      return value >= least && value <= most ? { [key]: value } : undefined
    },
  }
}

function cards(id: ShotFieldId, label: string, kind: CardKind): ShotField {
  const idsOn = (shot: ShotRow): readonly CardId[] => {
    if (kind === 'cast') return shot.castIds
    return kind === 'prop' ? shot.propIds : shot.locationId === null ? [] : [shot.locationId]
  }
  return {
    ...base(id, label, `Set ${label} of`, 'cards'),
    asks: kind === 'location' ? 'the name of one location card' : `names of ${kind} cards, with commas between`,
    text: (board, shot) =>
      idsOn(shot)
        .flatMap((cardId) => cardOf(board, cardId)?.name ?? [])
        .join(', '),
    read: (board, typed) => {
      const names = typed
        .split(/[,;\n]/)
        .map(plainName)
        .filter(Boolean)
      const found = names.map(
        (name) => cardsOf(board).find((card) => card.kind === kind && plainName(card.name) === name)?.id,
      )
      const ids = found.filter((cardId) => cardId !== undefined)
      if (ids.length < found.length) return undefined
      if (kind === 'location') return ids.length > 1 ? undefined : { locationId: ids[0] ?? null }
      return kind === 'cast' ? { castIds: [...new Set(ids)] } : { propIds: [...new Set(ids)] }
    },
  }
}

function base(id: ShotFieldId, label: string, verb: string, kind: ShotField['kind']) {
  return { id, label, verb, kind, terms: [] as readonly Term[], asks: '' }
}

function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** "Dolly in, slow": a movement, a direction where there is one, and after a comma how it is made. */
function readMovement(typed: string): ShotFields | undefined {
  const [, move, note] = /^([^,]*)(?:,(.*))?$/s.exec(typed.trim())!
  const movementNote = (note ?? '').replace(/\s+/g, ' ').trim()
  const whole = readTerm(MOVEMENTS, move!)
  if (whole !== undefined) return { movement: whole, direction: '', movementNote }
  const words = move!.trim().split(/\s+/)
  for (let split = words.length - 1; split > 0; split -= 1) {
    const movement = readTerm(MOVEMENTS, words.slice(0, split).join(' '))
    const direction = readTerm(DIRECTIONS, words.slice(split).join(' '))
    if (movement && direction) return { movement, direction, movementNote }
  }
  return undefined
}

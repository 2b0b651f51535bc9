import type { ShotFields } from '../document/commands/shots.ts'
import { ownCell } from '../document/ownColumns.ts'
import type { FilmColumn } from '../document/ownColumns.ts'
import { addedFields } from '../document/ownSchema.ts'
import type { ShotRow } from '../document/schema.ts'
import { readTerm, termLabel } from '../film/vocabulary.ts'
import type { Term } from '../film/vocabulary.ts'
import { doubtOf, readings } from '../readNumber.ts'
import type { ShotField } from './field.ts'

const TICKED: readonly Term[] = [
  { id: 'yes', label: 'Yes', name: 'Yes', words: 'yes', aka: ['y', 'x', '1', 'true', 'done', '✓', '✔', '☑', '✅'] },
]
/** What tables of others say for a box that is not ticked. */
const NOT_TICKED = ['no', 'n', '0', 'false', '☐', '✗', '✘', '-', '–']

type OfKind = Pick<ShotField, 'kind' | 'verb' | 'terms' | 'open' | 'text' | 'read' | 'asks' | 'sortKey' | 'doubt'>

/** A column of the film's own as a field like every other. */
export function ownField(column: FilmColumn): ShotField {
  const { id, label, printed } = column
  const name = label.trim() || 'Untitled column'
  return {
    id,
    key: id,
    label: name,
    card: null,
    list: { width: column.kind === 'tick' ? 72 : column.kind === 'number' ? 84 : 128 },
    onBoard: true,
    inspector: column.kind === 'text' ? { wide: true } : {},
    ...(printed && { print: printOf(column) }),
    ...ofKind(column, name),
  }
}

function printOf({ kind }: FilmColumn): NonNullable<ShotField['print']> {
  if (kind === 'text') return { min: 40, max: null, usual: true }
  return { min: 24, max: 72, usual: true, ...(kind === 'number' && { right: true as const }) }
}

function ofKind(column: FilmColumn, name: string): OfKind {
  switch (column.kind) {
    case 'text':
      return textOf(column, name)
    case 'number':
      return numberOf(column, name)
    case 'tick':
      return tickOf(column, name)
    case 'choice':
      return choiceOf(column, name)
  }
}

const held = (shot: ShotRow, { id }: FilmColumn): string => ownCell(shot, id)
const fields = ({ id }: FilmColumn, value: string): ShotFields => addedFields(id, value)

function textOf(column: FilmColumn, name: string): OfKind {
  return {
    kind: 'text',
    verb: `Edit ${name} of`,
    terms: [],
    asks: '',
    text: (_, shot) => held(shot, column),
    read: (_, typed) => fields(column, typed.replace(/\r\n?/g, '\n').trimEnd()),
    sortKey: (_, shot) => held(shot, column).toLowerCase(),
  }
}

function numberOf(column: FilmColumn, name: string): OfKind {
  return {
    kind: 'number',
    verb: `Set ${name} of`,
    terms: [],
    asks: 'type a number',
    text: (_, shot) => held(shot, column),
    read: (_, typed) => {
      const found = readings(typed)
      if (typed.trim() === '') return fields(column, '')
      return found.length === 1 ? fields(column, String(found[0])) : undefined
    },
    doubt: (typed) => doubtOf(typed, readings(typed)),
    sortKey: (_, shot) => (held(shot, column) === '' ? '' : Number(held(shot, column))),
  }
}

function tickOf(column: FilmColumn, name: string): OfKind {
  return {
    kind: 'term',
    verb: `Set ${name} of`,
    terms: TICKED,
    asks: 'type yes or no',
    text: (_, shot) => termLabel(TICKED, held(shot, column)),
    read: (_, typed) => {
      const found = NOT_TICKED.includes(typed.trim().toLowerCase()) ? '' : readTerm(TICKED, typed)
      return found === undefined ? undefined : fields(column, found)
    },
    sortKey: (_, shot) => (held(shot, column) === '' ? '' : 0),
  }
}

/** What is not among the choices is kept as it is typed, as with the trade's terms. */
function choiceOf(column: FilmColumn, name: string): OfKind {
  const terms = column.choices.map((choice) => ({ id: choice, label: choice, name: choice, words: choice }))
  return {
    kind: 'term',
    verb: `Set ${name} of`,
    terms,
    open: true,
    asks: 'choose one from the list',
    text: (_, shot) => held(shot, column),
    read: (_, typed) => fields(column, readTerm(terms, typed) ?? typed.replace(/\s+/g, ' ').trim()),
    sortKey(_, shot) {
      const at = column.choices.indexOf(held(shot, column))
      return at >= 0 ? at : held(shot, column).toLowerCase()
    },
  }
}

import type { Board } from '../document/board.ts'
import type { ShotFields } from '../document/commands/shots.ts'
import type { OwnKey } from '../document/ownSchema.ts'
import type { CardKind, ShotRow } from '../document/schema.ts'
import type { Term } from '../film/vocabulary.ts'

/** The shot fields that a person can write. */
export type ShotKey = Exclude<keyof ShotFields, 'formerNumbers' | 'covers' | 'shootDay' | 'shootOrder'>

/** A column of the shot list in the window. */
export interface ListColumn {
  /** Default width in CSS px. */
  readonly width: number
  /** Column heading, if shorter than the field's own label. */
  readonly label?: string
  /** Rarely used: hidden until a person turns it on. */
  readonly hidden?: true
  /** The field it follows; by default the one before it in the registry. */
  readonly after?: string
}

/** A field of the inspector. */
export interface InspectorPlace {
  /** Under "More", which starts collapsed: fields that few films need. */
  readonly more?: true
  /** Full width instead of half. Cards are always full width. */
  readonly wide?: true
  /** Shown in the screenplay typeface. */
  readonly script?: true
  /** Initial height of a text field, in lines. */
  readonly rows?: number
  /** Shown while the field is empty: the default, or a hint. */
  readonly placeholder?: string | ((board: Board, shots: readonly ShotRow[]) => string)
  readonly after?: string
}

/** A column of the printed shot list. */
export interface PrintColumn {
  /** Minimum width in points, at full type size. */
  readonly min: number
  /** A short column takes the width its words need, up to this; null: it shares the remaining width. */
  readonly max: number | null
  /** Column heading, if shorter than the field's own label. */
  readonly label?: string
  /** Right-aligned figures. */
  readonly right?: true
  readonly quiet?: true
  /** Included by default when nobody chose columns. */
  readonly usual?: true
  /** The cell's text, if print differs from the window. */
  readonly text?: (board: Board, shot: ShotRow) => string
}

/** Where a field appears. Places that are left out don't show it. */
export interface FieldPlaces {
  readonly list?: ListColumn
  readonly inspector?: InspectorPlace
  readonly print?: PrintColumn
  /** The board's search looks in it. The shot list's filter looks in every field. */
  readonly onBoard?: true
  /**
   * Its phrase in the request: a self-contained part of the sentence about the camera, '' for nothing. Fields whose
   * words depend on others (size, framing, subject, movement) are worded in `shared/generation`.
   */
  readonly words?: (shot: ShotRow) => string
}

/** A field of a shot: everything that the list, the inspector, print, search and requests know of it. */
export interface ShotField extends FieldPlaces {
  readonly id: string
  readonly label: string
  /** How its undo step begins: "Set Size of", "Retime". */
  readonly verb: string
  /** term: one of a list, which an `open` one may leave. line and text: free text, of one line or several. */
  readonly kind: 'term' | 'line' | 'text' | 'number' | 'cards'
  /** The property of the shot's row that holds its value. */
  readonly key: ShotKey | OwnKey
  /** The list of a term; '' is never in it and means "not set". */
  readonly terms: readonly Term[]
  /** A term that the list has not is kept as it is typed. */
  readonly open?: true
  /** The kind of card in a cards field. */
  readonly card: Exclude<CardKind, 'style'> | null
  /** What may be chosen for a cell, where it is neither a term nor the name of a card. */
  readonly offers?: (board: Board) => readonly string[]
  /** The cell's text, also when copied. */
  readonly text: (board: Board, shot: ShotRow) => string
  /** Parses what was typed or pasted into fields of a shot, of any length; undefined if it can't be parsed. */
  readonly read: (board: Board, text: string) => ShotFields | undefined
  /** Why text that could be parsed in two ways is parsed in neither: "“1,000” can be read as 1 or as 1000". */
  readonly doubt?: (text: string) => string | undefined
  /** What to type, as a request to go after a colon: "type a number from 1 to 10". */
  readonly asks: string
  /** A number as a spreadsheet has it, without its unit; '' for none; omitted: the sort key. */
  readonly figure?: (board: Board, shot: ShotRow) => number | string
  /** Sort key of a list: numbers by value, words alphabetically; '' sorts last. */
  readonly sortKey: (board: Board, shot: ShotRow) => number | string
}

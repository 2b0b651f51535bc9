import type { Board } from '../document/board.ts'
import type { ShotFields } from '../document/commands/shots.ts'
import type { CardKind, ShotRow } from '../document/schema.ts'
import type { Term } from '../film/vocabulary.ts'

/** The fields of a shot's row that a person writes. */
export type ShotKey = keyof ShotFields

/** A column of the shot list in the window. */
export interface ListColumn {
  /** CSS px until a person makes it wider or narrower. */
  readonly width: number
  /** Over the column, where that is shorter than the field's own label. */
  readonly label?: string
  /** Chosen by few: not shown until a person asks for it. */
  readonly hidden?: true
  /** The field it stands behind; where none is named, the one before it in the registry. */
  readonly after?: string
}

/** A field of the inspector. */
export interface InspectorPlace {
  /** Under "More", which is folded away at first: fields that few films need. */
  readonly more?: true
  /** Takes the whole width instead of half. Cards always do. */
  readonly wide?: true
  /** Set in the screenplay face. */
  readonly script?: true
  /** Lines of a text before it grows. */
  readonly rows?: number
  /** What holds, or what is asked for, while nothing is said. */
  readonly placeholder?: string | ((board: Board, shots: readonly ShotRow[]) => string)
  readonly after?: string
}

/** A column of the printed shot list. */
export interface PrintColumn {
  /** Narrowest it may be, points at full type size. */
  readonly min: number
  /** A short column takes what its words need, up to this; null: it shares what the short ones leave. */
  readonly max: number | null
  /** Over the column, where that is shorter than the field's own label. */
  readonly label?: string
  /** Figures that end at the right. */
  readonly right?: true
  readonly quiet?: true
  /** Among the columns of a list for which nobody chose any. */
  readonly usual?: true
  /** What the cell says, where paper says it otherwise than the window. */
  readonly text?: (board: Board, shot: ShotRow) => string
}

/** Where a field is seen and heard. What is left out, it is not. */
export interface FieldPlaces {
  readonly list?: ListColumn
  readonly inspector?: InspectorPlace
  readonly print?: PrintColumn
  /** The board's own search finds shots by it. The shot list's filter looks into every field. */
  readonly onBoard?: true
  /**
   * What the model is told: a piece of the sentence about the camera that stands by itself, '' for nothing. Fields whose
   * words hang on others (size, framing, subject, movement) are put into words in `shared/generation`.
   */
  readonly words?: (shot: ShotRow) => string
}

/** A field of a shot: all that the list, the inspector, paper, search and the words to the model know of it. */
export interface ShotField extends FieldPlaces {
  readonly id: string
  readonly label: string
  /** How an undo step about it begins: "Set Size of", "Retime". */
  readonly verb: string
  /** term: one of a closed list. line and text: free words, of one line or several. */
  readonly kind: 'term' | 'line' | 'text' | 'number' | 'cards'
  /** Where its value is in a shot's row. */
  readonly key: ShotKey
  /** The closed list of a term; '' is never one of them and means "not said yet". */
  readonly terms: readonly Term[]
  /** The cards that a field of cards names. */
  readonly card: Exclude<CardKind, 'style'> | null
  /** What a cell shows, and what it is copied as. */
  readonly text: (board: Board, shot: ShotRow) => string
  /** What was typed or pasted, as fields of a shot, however long; undefined where it can't be read as such. */
  readonly read: (board: Board, text: string) => ShotFields | undefined
  /** What can be read, in words that stand in brackets. */
  readonly asks: string
  /** Sorts a list: numbers by value, words by the alphabet; '' comes last. */
  readonly sortKey: (board: Board, shot: ShotRow) => number | string
}

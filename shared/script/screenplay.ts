/**
 * A screenplay as every reader in this folder returns it, whatever file it came from. Plain data: the window shows it, the
 * import matches its scenes with the film's, the lined script points into it. Readers are pure and total: any text gives a
 * screenplay, and what could not be read is named by line.
 */

/** Text in one emphasis. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
}

/** The element types of a screenplay page, as Fountain and Final Draft name them. */
export const ELEMENT_KINDS = [
  'heading',
  'action',
  'character',
  'parenthetical',
  'dialogue',
  'lyric',
  'transition',
  'shot',
  'centered',
  'general',
  'section',
  'synopsis',
  'note',
  'pageBreak',
] as const
export type ElementKind = (typeof ELEMENT_KINDS)[number]

export interface ScriptElement {
  readonly kind: ElementKind
  /** No control characters but '\n', which is a line end that the writer set. Empty for a page break. */
  readonly runs: readonly Run[]
  /** First and last line in the source, from 1; of a PDF, lines counted through all its pages; of FDX, lines of the XML. */
  readonly line: number
  readonly lastLine: number
  /** Of a heading: its number as written ("12A"); undefined: it has none. */
  readonly number?: string
  /** Of a heading: the scene's length in eighths of a page, where the file says so. */
  readonly eighths?: number
  /** Of a section: 1 for `#`, 2 for `##` … */
  readonly depth?: number
  /** Of character, parenthetical, dialogue and lyric: its column in dual dialogue. */
  readonly dual?: 'left' | 'right'
  /** The file itself marks it as changed in this revision. */
  readonly revised?: true
  /** Label of the page on which it begins, where the file says so ("12A"). */
  readonly page?: string
}

export interface TitleEntry {
  /** As written: "Title", "Draft date". */
  readonly key: string
  readonly values: readonly string[]
}

/** A part of the file that was not read. */
export interface UnreadPart {
  readonly line: number
  /** The text itself, shortened. */
  readonly text: string
  /** A sentence for the person who imports it. */
  readonly why: string
}

export interface Screenplay {
  readonly titlePage: readonly TitleEntry[]
  readonly elements: readonly ScriptElement[]
  readonly unread: readonly UnreadPart[]
}

export function textOf(element: ScriptElement): string {
  return element.runs.map(({ text }) => text).join('')
}

import type { z } from 'zod'
import type { Board } from '../document/board.ts'
import type { FileKind } from './fileKind.ts'

/** Where a field of the form stands: in the row of the one before it, or under that one's own label. */
type Joins = 'row' | 'below'

interface Field<Options> {
  /** The terminal's option: "--page". */
  readonly word: string
  readonly label: string
  readonly joins?: Joins
  /** Whether it means anything with these options; left out, it always does. */
  shown?(options: Options): boolean
}

/** One of a few, all in sight. */
export interface ChoiceField<Options> extends Field<Options> {
  readonly kind: 'choice'
  readonly choices: readonly { readonly id: string; readonly label: string; readonly sets: Partial<Options> }[]
  /** The id of the choice that these options are. */
  value(options: Options): string
}

export interface CheckField<Options> extends Field<Options> {
  readonly kind: 'check'
  readonly hint?: string
  value(options: Options): boolean
  sets(on: boolean): Partial<Options>
}

/** Any of many, in an order of their own. */
export interface ListField<Options> extends Field<Options> {
  readonly kind: 'list'
  /** `fixed`: always among them. */
  readonly items: readonly { readonly id: string; readonly label: string; readonly fixed?: boolean }[]
  readonly usual: readonly string[]
  value(options: Options): readonly string[]
  sets(ids: ReadonlySet<string>): Partial<Options>
}

/** Scenes by their ids, empty for the whole film. Never remembered: they are of one film. */
export interface ScenesField<Options> extends Field<Options> {
  readonly kind: 'scenes'
  value(options: Options): readonly string[]
  sets(ids: readonly string[]): Partial<Options>
}

export type ExportField<Options> =
  ChoiceField<Options> | CheckField<Options> | ListField<Options> | ScenesField<Options>

/** One of the things that an exporter makes. */
export interface ExportDocument<Options, Name extends string = string> {
  /** Of all exporters, what the terminal (`--as`) and the command that opens its form call it. */
  readonly name: Name
  readonly label: string
  /** Which options make it this one. */
  readonly sets: Partial<Options>
}

export type ExportPreview<Options> =
  /** The host lays it out, page by page; `shape` is a blank page's, in points. */
  | { readonly as: 'pages'; shape(options: Options): { readonly width: number; readonly height: number } }
  /** What its cells will say, head first. */
  | { readonly as: 'table'; rows(board: Board, options: Options): readonly (readonly string[])[] }

/** A file of text, which needs nothing of the host but a place to lie. */
export interface TextWriting<Options> {
  /** All of the file, in UTF-8. */
  write(board: Board, options: Options): string
  /**
   * Reads what `write` gave as a stranger would, and counts what is in it (`unit`); null where it does not say what the film
   * says: then nothing is written.
   */
  readBack(text: string, board: Board, options: Options): number | null
}

/**
 * What is to be known of a way out of the film. Dialog, menu, palette, terminal, the system's file dialogs and the contract read
 * it from here: a new one is a folder beside `pdf` and a line in `entries.ts`, and, where it is more than text, its writer and a line
 * in `electron/host/exporters`. Functions are handed options that `options` has read.
 */
export interface Exporter<Options extends object = object, Id extends string = string, Name extends string = string> {
  readonly id: Id
  /** The format, as it is chosen: "PDF". */
  readonly label: string
  readonly file: FileKind
  readonly options: z.ZodType<Options>
  /** What holds until somebody chooses; `language` is the person's ("en-GB"), '' where it is not known. */
  start(language: string): Options
  readonly documents: readonly ExportDocument<Options, Name>[]
  readonly form: readonly ExportField<Options>[]
  readonly preview: ExportPreview<Options>
  /** What it is counted in: "page". */
  readonly unit: string
  /** Left out where the host draws it. */
  readonly text?: TextWriting<Options>
}

export function exporter<const Id extends string, const Name extends string, Options extends object>(
  entry: Exporter<Options, Id, Name>,
): Exporter<Options, Id, Name> {
  return entry
}

import type { z } from 'zod'
import type { Board } from '../document/board.ts'
import type { FileKind } from './fileKind.ts'
import type { FilmRecords, RecordName } from './records.ts'

/** Where a form field goes: in the same row as the previous field, or under that field's label. */
type Joins = 'row' | 'below'

interface Field<Options> {
  /** The terminal's option: "--page". */
  readonly word: string
  readonly label: string
  readonly joins?: Joins
  /** Whether it applies with these options; by default it always does. */
  shown?(options: Options): boolean
}

/** A choice of one from a few, all visible. */
export interface ChoiceField<Options> extends Field<Options> {
  readonly kind: 'choice'
  readonly choices: readonly { readonly id: string; readonly label: string; readonly sets: Partial<Options> }[]
  /** The id of the choice that these options correspond to. */
  value(options: Options): string
}

export interface CheckField<Options> extends Field<Options> {
  readonly kind: 'check'
  readonly hint?: string
  value(options: Options): boolean
  sets(on: boolean): Partial<Options>
}

/** Any number of many, in a chosen order. */
export interface ListField<Options> extends Field<Options> {
  readonly kind: 'list'
  /** The order of the chosen ones is chosen too: `sets` gets them in it. */
  readonly ordered?: true
  /** `fixed`: always included. */
  readonly items: readonly { readonly id: string; readonly label: string; readonly fixed?: boolean }[]
  readonly usual: readonly string[]
  value(options: Options): readonly string[]
  sets(ids: ReadonlySet<string>): Partial<Options>
}

/** Chosen while a person is between one choice and the next: none of the film's scenes. */
export const NO_SCENES: readonly string[] = ['']

export function isNoScene(ids: readonly string[]): boolean {
  return ids.length === 1 && ids[0] === NO_SCENES[0]
}

/** Scene ids, empty for the whole film. Never remembered, since they belong to one film. */
export interface ScenesField<Options> extends Field<Options> {
  readonly kind: 'scenes'
  value(options: Options): readonly string[]
  sets(ids: readonly string[]): Partial<Options>
}

/** Shot ids, empty for all. As scenes, never remembered. */
export interface ShotsField<Options> extends Field<Options> {
  readonly kind: 'shots'
  value(options: Options): readonly string[]
  sets(ids: readonly string[]): Partial<Options>
}

/** The key of one of the film's views of its shot list, '' for none. As scenes, never remembered. */
export interface ViewField<Options> extends Field<Options> {
  readonly kind: 'view'
  value(options: Options): string
  sets(id: string): Partial<Options>
}

/** A few words; '' for none. */
export interface LineField<Options> extends Field<Options> {
  readonly kind: 'line'
  readonly placeholder: string
  /** What belongs to one film or one printing, and is not remembered. */
  readonly once?: true
  value(options: Options): string
  sets(text: string): Partial<Options>
}

export type ExportField<Options> =
  | ChoiceField<Options>
  | CheckField<Options>
  | ListField<Options>
  | ScenesField<Options>
  | ShotsField<Options>
  | ViewField<Options>
  | LineField<Options>

/** One kind of output of an exporter. */
export interface ExportDocument<Options, Name extends string = string> {
  /** Unique across exporters: the terminal's `--as` and the command that opens its form use it. */
  readonly name: Name
  readonly label: string
  /** The options that select it. */
  readonly sets: Partial<Options>
}

export type ExportPreview<Options> =
  /** Laid out by the host, page by page; `shape` is the size of a blank page, in points. */
  | { readonly as: 'pages'; shape(options: Options): { readonly width: number; readonly height: number } }
  /** A table of cells, header first. */
  | {
      readonly as: 'table'
      rows(board: Board, options: Options, records?: FilmRecords): readonly (readonly string[])[]
    }

/** A text file, which needs nothing from the host but a place to write. */
export interface TextWriting<Options> {
  /** The whole file, in UTF-8. */
  write(board: Board, options: Options, records?: FilmRecords): string
  /**
   * Parses what `write` returned as another program would, and counts its contents (`unit`); null if it does not match
   * the film: then nothing is written.
   */
  readBack(text: string, board: Board, options: Options, records?: FilmRecords): number | null
}

/**
 * The definition of an export format. Dialog, menu, palette, terminal, native file dialogs and the contract are built
 * from it. To add one, add a folder next to `pdf` and a line in `entries.ts` and, if it is more than text, a writer
 * and a line in `electron/host/exporters`. Functions get options already parsed by `options`.
 */
export interface Exporter<Options extends object = object, Id extends string = string, Name extends string = string> {
  readonly id: Id
  /** The format's display name: "PDF". */
  readonly label: string
  readonly file: FileKind
  readonly options: z.ZodType<Options>
  /** The defaults; `language` is the user's ("en-GB"), '' if unknown. */
  start(language: string): Options
  readonly documents: readonly ExportDocument<Options, Name>[]
  readonly form: readonly ExportField<Options>[]
  readonly preview: ExportPreview<Options>
  /** The unit of its count: "page". */
  readonly unit: string
  /** Which of the host's records these options need; omitted, or null: none. */
  needs?(options: Options): RecordName | null
  /** Omitted if the host draws it. */
  readonly text?: TextWriting<Options>
}

export function exporter<const Id extends string, const Name extends string, Options extends object>(
  entry: Exporter<Options, Id, Name>,
): Exporter<Options, Id, Name> {
  return entry
}

import type { Board } from '#shared/document/board.ts'
import type { ScriptToPrint } from '#shared/pages/linedScript.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import type { Disclosure } from '#shared/records/disclosure.ts'
import type { FilmAsked } from './filmAsked.ts'
import type { Wish } from './wishes.ts'

/** All that decides a document's pages, beside the film's rows. */
export interface DocumentAsked {
  readonly options: ExportOptions
  /** The day of printing, in words. */
  readonly day: string
  /** For the report of that name. */
  readonly disclosure?: Disclosure | undefined
  /** For the lined script; null: the film has none. */
  readonly script: ScriptToPrint | null
  /** Pictures from elsewhere of which a model made a part, as they say: the thread that lays pages reads none. */
  readonly modelWork: readonly string[]
}

/** One document on its way to its file. */
export interface Printing {
  readonly path: string
  readonly now: number
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
  readonly film: FilmAsked
  /** null for what can't be had. */
  readonly wish: (wish: Wish) => Promise<Uint8Array | null>
  /** Resolves once whoever printed has heard all progress so far, and might have cancelled. */
  readonly heard: () => Promise<void>
}

export interface Printed {
  readonly pages: number
  readonly bytes: number
  /** Pictures that are crossed out. */
  readonly missing: number
  /** Letters that no font has, by code point. */
  readonly unknown: readonly string[]
}

/** Lays documents out and draws them; holds the fonts, and the last document, for which a preview asks page by page. */
export interface Press {
  /** Loads what every document needs, for those who know that one will be asked for. */
  begin(): Promise<void>
  /** `from`, `count`: the pages wanted. */
  lay(board: Board, asked: DocumentAsked, from: number, count: number): Promise<Laid>
  /** Ids of the pictures on its pages. */
  pictures(board: Board, asked: DocumentAsked): Promise<readonly string[]>
  /** Letters that no font has, named. */
  letters(board: Board, asked: DocumentAsked): Promise<readonly string[]>
  print(board: Board, asked: DocumentAsked, printing: Printing): Promise<Printed>
}

export interface Laid {
  readonly pageCount: number
  readonly pages: readonly Page[]
}

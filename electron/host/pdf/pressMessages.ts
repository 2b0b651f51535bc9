import type { Result } from '#shared/contract/failure.ts'
import type { TableName } from '#shared/document/schema.ts'
import type { DocumentAsked } from './press.ts'
import type { FilmAsked } from './filmAsked.ts'
import type { Wish } from './wishes.ts'

/** What the printing thread is asked to do with the board that was sent to it last. */
export type PressWork =
  | { readonly kind: 'lay'; readonly from: number; readonly count: number }
  | { readonly kind: 'pictures' | 'letters' }
  | { readonly kind: 'print'; readonly path: string; readonly now: number; readonly film: FilmAsked }

/** To the printing thread. */
export type ToPress =
  /** Rows of one table; `begins`: in place of all that it had. */
  | { readonly say: 'rows'; readonly table: TableName; readonly rows: readonly unknown[]; readonly begins: boolean }
  | { readonly say: 'ask'; readonly number: number; readonly asked: DocumentAsked; readonly work: PressWork }
  | { readonly say: 'granted'; readonly at: number; readonly bytes: Uint8Array | null }
  | { readonly say: 'stop'; readonly number: number }
  | { readonly say: 'begin'; readonly number: number }

/** From the printing thread. */
export type FromPress =
  | { readonly say: 'done'; readonly number: number; readonly result: Result<unknown> }
  /** `wish`: null only asks to be heard. */
  | { readonly say: 'wish'; readonly number: number; readonly at: number; readonly wish: Wish | null }
  | { readonly say: 'progress'; readonly number: number; readonly done: number; readonly total: number }

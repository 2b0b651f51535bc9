import type { LayerRow, Placement } from '../document/schema.ts'
import type { Rect } from '../geometry/rect.ts'
import type { FileKind } from './fileKind.ts'

/** A file as a window and Node both have it; read in parts, so that a large one is looked at before it is in memory. */
export interface FileLike {
  readonly name: string
  readonly size: number
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> }
  arrayBuffer(): Promise<ArrayBuffer>
}

/** RGBA, straight alpha. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** What an importer needs of where it runs. */
export interface PictureTools<File extends FileLike> {
  /** These pixels as a PNG of that name. */
  png(name: string, pixels: Pixels): Promise<File>
  /** A picture that only this computer itself may be able to decode, as a PNG of that name; rejects where it can't. */
  decoded(file: File, name: string): Promise<File>
}

/** A picture to bring in: a file that every host can keep, and how its layer is to be. */
export interface Brought<File extends FileLike> {
  readonly file: File
  readonly fields: Partial<Pick<LayerRow, 'name' | 'opacity' | 'blend' | 'visible'>>
  /** Its place on the panel; undefined: as any picture is placed. */
  readonly placement?: Placement
}

export type Reading<File extends FileLike> =
  /** `note`: what came in otherwise than it was, in a sentence. */
  { readonly pictures: readonly Brought<File>[]; readonly note?: string } | { readonly refusal: string }

/**
 * What is to be known of a kind of file that a person brings to a panel. Drop, paste, file dialogs, the asset port's callers and the
 * terminal's `import` read it from here: a new one is a folder beside these and a line in `importerEntries.ts`.
 */
export interface Importer {
  readonly id: string
  readonly file: FileKind
  /** Whether a file begins as one of these does, by its first `START_BYTES`: a name proves nothing. */
  begins(start: Uint8Array): boolean
  /** Bytes that it may have. */
  readonly largest: number
  /** It is one picture as it comes, and may stand wherever a picture can: on a card, for one that is missing. */
  readonly plain: boolean
  /** `frame`: of the film on that panel, panel px. Rejects only for what the system won't read. */
  read<File extends FileLike>(
    file: File,
    start: Uint8Array,
    frame: Rect,
    tools: PictureTools<File>,
  ): Promise<Reading<File>>
}

export const START_BYTES = 4096

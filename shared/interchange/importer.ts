import type { LayerRow, Placement } from '../document/schema.ts'
import type { Rect } from '../geometry/rect.ts'
import type { FileKind } from './fileKind.ts'

/**
 * The common interface of a browser File and a file in Node; read in slices, so that a large one can be checked before
 * it is loaded.
 */
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

/** What an importer needs from its environment. */
export interface PictureTools<File extends FileLike> {
  /** Encodes pixels as a PNG with that name. `profile`: the ICC profile by which their numbers are meant, if not sRGB. */
  png(name: string, pixels: Pixels, profile?: Uint8Array): Promise<File>
  /** Decodes a picture of this kind (an importer's id) as well as it can there, to a PNG with that name; rejects if it can't. */
  decoded(file: File, name: string, kind: string): Promise<File>
}

/** A picture to import: a file that every host can store, and its layer's fields. */
export interface ImportedPicture<File extends FileLike> {
  readonly file: File
  readonly fields: Partial<Pick<LayerRow, 'name' | 'opacity' | 'blend' | 'visible'>>
  /** Its placement on the panel; undefined: the default. */
  readonly placement?: Placement
}

export type Reading<File extends FileLike> =
  /** `note`: a sentence on what was changed or lost in the import. */
  { readonly pictures: readonly ImportedPicture<File>[]; readonly note?: string } | { readonly refusal: string }

/**
 * The definition of an import format. Drop, paste, file dialogs, callers of the asset port and the terminal's `import`
 * are built from it. To add one, add a folder next to these and a line in `importerEntries.ts`.
 */
export interface Importer {
  readonly id: string
  readonly file: FileKind
  /** Recognises a file by its first `START_BYTES`: a name proves nothing. */
  begins(start: Uint8Array): boolean
  /** Maximum size in bytes. */
  readonly largest: number
  /** The file is a single picture as it is, and can be used wherever a picture can: on a card, or to replace a missing one. */
  readonly plain: boolean
  /** `frame`: the film's frame on that panel, panel px. Rejects only if the system can't read the file. */
  read<File extends FileLike>(
    file: File,
    start: Uint8Array,
    frame: Rect,
    tools: PictureTools<File>,
  ): Promise<Reading<File>>
}

export const START_BYTES = 4096

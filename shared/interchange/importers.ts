import type { Rect } from '../geometry/rect.ts'
import { START_BYTES } from './importer.ts'
import type { FileLike, Importer, PictureTools, Reading } from './importer.ts'
import { IMPORTERS } from './importerEntries.ts'

/** Those whose file is itself the picture. */
export const PLAIN_IMPORTERS = IMPORTERS.filter(({ plain }) => plain)

/** The `accept` list for a file dialog: MIME types, and extensions for types that browsers don't know. */
export function acceptedBy(importers: readonly Importer[]): string {
  return importers
    .flatMap(({ file: { extensions, types } }) => [...types, ...extensions.map((extension) => `.${extension}`)])
    .join(',')
}

/** What a file brings to a panel, or a sentence on why it brings nothing. */
export async function readImport<File extends FileLike>(
  file: File,
  frame: Rect,
  tools: PictureTools<File>,
): Promise<Reading<File>> {
  try {
    const start = new Uint8Array(await file.slice(0, START_BYTES).arrayBuffer())
    const importer = IMPORTERS.find((each) => each.begins(start))!
    if (file.size > importer.largest) return { refusal: heavierThan(file, importer.largest) }
    return await importer.read(file, start, frame, tools)
  } catch {
    // Something the system can't read: a folder, a file that was moved meanwhile, or one without permission.
    return { refusal: `${file.name} can't be read. If it is a folder, drop the pictures that are in it.` }
  }
}

function heavierThan(file: FileLike, largest: number): string {
  return `${file.name} is ${megabytes(file.size)} MB, and may have up to ${megabytes(largest)} MB: save it smaller, and add that.`
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}

import type { Exporter } from '#shared/interchange/exporter.ts'
import { FailureError } from '../failures.ts'
import { inOnePiece, replaceFile } from './replaceFile.ts'
import type { HostExporter } from './hostExporter.ts'
import type { ReadRecords } from './records.ts'

const NO_PICTURES: ReadonlySet<string> = new Set()

/** Writes any text entry, after parsing it back to verify that it matches the film. */
export function textExporter(entry: Exporter, recordsOf: ReadRecords): HostExporter {
  const { label, text } = entry
  if (!text) throw new Error(`nothing here writes ${label}: it is no text, and has no writer of its own`)
  return {
    pictures: () => Promise.resolve(NO_PICTURES),
    async write({ open, options, path, signal, progress }) {
      const board = open.store.board()
      const records = await recordsOf(open, entry.needs?.(options) ?? null)
      const written = text.write(board, options, records)
      const bytes = new TextEncoder().encode(written)
      const count = text.readBack(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), board, options, records)
      if (count === null) throw new FailureError({ kind: 'fault', detail: `the ${label} could not be read back` })
      if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
      const size = await replaceFile(path, inOnePiece(bytes))
      progress(count, count)
      return { count, bytes: size }
    },
  }
}

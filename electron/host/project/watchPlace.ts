import { statSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../failures.ts'

/**
 * Asks, before a save, whether `board.sqlite` is still the file that was opened. A database whose file was deleted, moved
 * or replaced goes on taking rows that no one will ever read, and would call them saved.
 */
export function watchPlace(folder: string): () => void {
  const file = path.join(folder, 'board.sqlite')
  const opened = idOf(file)
  return () => {
    const now = idOf(file)
    if (now === opened) return
    if (now === null) throw new FailureError({ kind: 'not-found', what: `The project folder ${folder}` })
    const detail = 'board.sqlite was replaced by another program while the project was open'
    throw new FailureError({ kind: 'damaged', path: folder, detail })
  }
}

function idOf(file: string): bigint | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

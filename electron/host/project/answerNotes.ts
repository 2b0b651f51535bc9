import { allRows } from '#shared/document/table.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder } from '../services.ts'
import { readInside } from './insideFilm.ts'
import { sha256 } from './mediaStore.ts'

/** Takes whose answer can't be sent back as it came: they are whole, and a change goes on from their picture alone. */
export async function answerNotes(open: OpenFolder, signal?: AbortSignal): Promise<string[]> {
  const files = new Set([...allRows(open.store.board().take)].flatMap(({ recipe }) => recipe.answer?.file ?? []))
  const notes: string[] = []
  for (const file of files) {
    signal?.throwIfAborted()
    const read = await attempt(() => readInside(open.folder, file))
    const whole = read.ok && read.value !== null && file.includes(sha256(read.value))
    if (!whole)
      notes.push(
        `The answer ${file} that a take came with is ${read.ok && read.value ? 'damaged' : 'missing'}: a change of that take will go on from its picture alone.`,
      )
  }
  return notes
}

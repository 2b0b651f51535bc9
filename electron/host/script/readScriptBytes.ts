import type { Screenplay } from '#shared/script/screenplay.ts'
import { readScript } from '#shared/script/scriptFormats.ts'
import { FailureError } from '../failures.ts'
import { pdfPages } from './pdfPages.ts'

/** A script as it was read. */
export interface ReadScript {
  /** Id of the reader that recognised it. */
  readonly format: string
  readonly screenplay: Screenplay
}

/** What a script's file holds, whatever its format. Fails with `script-unreadable` where nothing of it could be read, or nothing is in it. */
export async function readScriptBytes(name: string, bytes: Uint8Array): Promise<ReadScript> {
  const { format, screenplay } = await readScript(name, bytes, { pdfPages })
  const [first] = screenplay.unread
  // A draft in which there is nothing would omit every scene of the film: it is a file that a sync has not brought yet.
  if (screenplay.elements.length === 0 && screenplay.titlePage.length === 0)
    throw new FailureError({ kind: 'script-unreadable', name, detail: first?.why.replace(/\.$/, '') ?? 'it is empty' })
  return { format: format.id, screenplay }
}

import { decodeText } from '#shared/script/decodeText.ts'
import { readFountain } from '#shared/script/fountain/readFountain.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'

/** A script as it was read. */
export interface ReadScript {
  /** Id of the reader that recognised it. */
  readonly format: string
  readonly screenplay: Screenplay
}

/** What a script's file holds. Fountain is plain text with rules, so that any text is a script in it. */
export function readScriptBytes(_name: string, bytes: Uint8Array): ReadScript {
  return { format: 'fountain', screenplay: readFountain(decodeText(bytes)) }
}

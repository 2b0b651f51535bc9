import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { LIMITS } from '#shared/document/limits.ts'
import { FailureError } from '../failures.ts'
import { oddity } from '../project/insideFilm.ts'

/** The bytes of a script on this computer. Fails with `script-unreadable` for what is no plain file, or is too large. */
export async function readScriptFile(file: string): Promise<Uint8Array> {
  const found = await stat(file)
  const wrong = found.isDirectory() ? 'a folder' : oddity(found)
  const refuse = (detail: string) => new FailureError({ kind: 'script-unreadable', name: path.basename(file), detail })
  if (wrong !== null) throw refuse(`it is ${wrong}`)
  if (found.size > LIMITS.scriptBytes) throw refuse('it is larger than 64 MB')
  return readFile(file)
}

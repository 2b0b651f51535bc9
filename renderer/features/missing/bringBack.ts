import { LIMITS } from '#shared/document/limits.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Editor } from '../../editor/editor.ts'
import { upload } from '../../editor/upload.ts'

/**
 * Restores files that are missing pictures of the film, recognised by their contents. Ignores others, which would only
 * fill the film's folder. `failure`: the last one, if any.
 */
export async function bringBack(
  { opened, pictures }: Pick<Editor, 'opened' | 'pictures'>,
  files: readonly File[],
): Promise<{ readonly found: number; readonly failure: Failure | null }> {
  let found = 0
  let failure: Failure | null = null
  for (const file of files) {
    if (file.size > LIMITS.pictureBytes || pictures.how(await idOf(file)) === null) continue
    const answer = await upload(opened.project, file)
    if (answer.ok) found += 1
    else failure = answer.failure
  }
  return { found, failure }
}

/** '' if it can't be read. */
async function idOf(file: File): Promise<string> {
  try {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    return `media_${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
  } catch {
    return ''
  }
}

import type { Board } from '#shared/document/board.ts'
import { draftsOf } from '#shared/document/select.ts'
import type { MediaStore } from '../services.ts'

/** Names of the drafts whose file is missing or changed, each verified against its hash. */
export async function scriptsMissing(media: Pick<MediaStore, 'scripts'>, board: Board): Promise<string[]> {
  const names: string[] = []
  for (const { name, source } of draftsOf(board))
    if (typeof (await media.scripts.read(source)) === 'string') names.push(`Script “${name}”`)
  return names
}

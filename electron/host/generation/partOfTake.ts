import type { Result } from '#shared/contract/failure.ts'
import { fail } from '#shared/contract/failure.ts'
import type { TakeId } from '#shared/document/ids.ts'
import type { Crop, MediaRow } from '#shared/document/schema.ts'
import { takeOf } from '#shared/document/select.ts'
import { marked } from '#shared/records/marks/marks.ts'
import { recordOfTake } from '#shared/records/panelRecord.ts'
import { attempt } from '../failures.ts'
import { readMarks } from '../provenance/readMarks.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'

/**
 * A part of a take as a picture of its own in media/, px for px, for a card. It says what the take's picture says of
 * where it comes from; a signed credential can't be kept, since it speaks of the whole picture.
 */
export async function partOfTake(
  open: OpenFolder,
  renderer: Pick<PanelRenderer, 'edit'>,
  { takeId, part, at }: { readonly takeId: TakeId; readonly part: Crop; readonly at: string },
): Promise<Result<MediaRow>> {
  if (open.refusal) return fail(open.refusal)
  const board = open.store.board()
  const take = takeOf(board, takeId)
  if (!take) return fail({ kind: 'not-found', what: 'The take' })
  const bytes = await open.media.read(take.mediaId)
  if (!bytes) return fail({ kind: 'pictures-missing', count: 1, names: [`T${take.number}`] })
  const made = await attempt(() => renderer.edit({ make: 'part', take: bytes, part }), open.folder)
  if (!made.ok) return made
  const record = recordOfTake(board, take, at)
  const { sourceType } = await readMarks(bytes)
  const cut = marked(made.value, {
    ...record,
    what: `${record.what}, a part`,
    sourceType: sourceType ?? record.sourceType,
  })
  return open.media.add(cut, `Part of T${take.number}`)
}

import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { takeOf } from '#shared/document/select.ts'
import { marked } from '#shared/records/marks/marks.ts'
import { recordOfSetIn } from '#shared/records/panelRecord.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import type { ShownPicture } from './shownPicture.ts'

export interface SetTake {
  readonly shown: ShownPicture
  /** The model's own picture, if what is shown was made of it. */
  readonly setIn: MediaRow | null
}

/** A note on a picture that was meant to be set into a take and could not be. */
const NOT_SET = 'It could not be set into the take that it was made for, and is shown as it came.'

/**
 * What a request for a region, or for a wider frame, shows as its take: the model's picture set into the take that was
 * changed, or around it, with a record of that in the file. The picture itself is in media/ already; where it can't be
 * set in, it is the take.
 */
export async function setIntoTake(
  open: OpenFolder,
  renderer: Pick<PanelRenderer, 'edit'>,
  request: GenerationRequest,
  came: ShownPicture,
  now: Date,
): Promise<SetTake> {
  const { turn } = request
  const region = turn?.region
  if (!turn || (!region && turn.kind !== 'extend')) return { shown: came, setIn: null }
  const made = await attempt(async () => {
    const board = open.store.board()
    const before = takeOf(board, turn.takeId)
    const [take, answer] = await Promise.all([before && open.media.read(before.mediaId), open.media.read(came.row.id)])
    if (!before || !take || !answer) return null
    const pictures = { take, answer }
    const png = await renderer.edit(
      region
        ? { make: 'set-in', ...pictures, region, ratio: request.aspectRatio }
        : { make: 'set-around', ...pictures },
    )
    const added = await open.media.add(marked(png, recordOfSetIn(board, before, request, now.toISOString())), '')
    return added.ok ? added.value : null
  }, open.folder)
  if (!made.ok || !made.value) return { shown: { ...came, note: `${NOT_SET} ${came.note}`.trim() }, setIn: null }
  return { shown: { row: made.value, note: came.note }, setIn: came.row }
}

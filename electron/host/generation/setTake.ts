import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { takeOf } from '#shared/document/select.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import type { ShownPicture } from './shownPicture.ts'

export interface SetTake {
  readonly shown: ShownPicture
  /** The model's own picture, if what is shown was made of it. */
  readonly setIn: MediaRow | null
}

/** A note on a picture that was meant for a region and could not be set in. */
const NOT_SET = 'It could not be set into the take that it was made for, and is shown as it came.'

/**
 * What a region's request shows as its take: the model's picture set into the take that was changed. The picture itself
 * is in media/ already; where it can't be set in, it is the take.
 */
export async function setIntoTake(
  open: OpenFolder,
  renderer: Pick<PanelRenderer, 'edit'>,
  { turn }: GenerationRequest,
  came: ShownPicture,
): Promise<SetTake> {
  const region = turn?.region
  if (!turn || !region) return { shown: came, setIn: null }
  const made = await attempt(async () => {
    const before = takeOf(open.store.board(), turn.takeId)
    const [take, answer] = await Promise.all([before && open.media.read(before.mediaId), open.media.read(came.row.id)])
    if (!take || !answer) return null
    const added = await open.media.add(await renderer.edit({ make: 'set-in', take, answer, region }), '')
    return added.ok ? added.value : null
  }, open.folder)
  if (!made.ok || !made.value) return { shown: { ...came, note: `${NOT_SET} ${came.note}`.trim() }, setIn: null }
  return { shown: { row: made.value, note: came.note }, setIn: came.row }
}

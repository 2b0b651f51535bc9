import type { ImageSize } from '#shared/document/schema.ts'
import type { AskedModel } from '#shared/generation/models.ts'
import { createListeners } from '#shared/store.ts'

/** What a person changed of a request before it is sent. Everything else is composed anew from the board. */
export interface RequestEdits {
  readonly provider?: string
  /** Chosen among the models of that provider: another one knows nothing of it. */
  readonly model?: AskedModel
  readonly imageSize?: ImageSize
  /** Words of the artist's own, said last. */
  readonly free: string
  /** New words for pieces, by the field they came from. */
  readonly texts: Readonly<Record<string, string>>
  /** Fields whose piece is left out. */
  readonly without: readonly string[]
  /** Pictures that are left out, by media id. */
  readonly withoutPictures: readonly string[]
  readonly count: number
}

export const NO_EDITS: RequestEdits = { free: '', texts: {}, without: [], withoutPictures: [], count: 1 }

/** The edits of every panel's next request, for as long as the project is open. Never saved: what was sent is in the recipe. */
export interface RequestDrafts {
  readonly of: (panelId: string) => RequestEdits
  readonly change: (panelId: string, edits: Partial<RequestEdits>) => void
  /** Back to what the board alone says. */
  readonly reset: (panelId: string) => void
  readonly listen: (changed: () => void) => () => void
}

export function createRequestDrafts(): RequestDrafts {
  const drafts = new Map<string, RequestEdits>()
  const { tell, listen } = createListeners()
  const of = (panelId: string): RequestEdits => drafts.get(panelId) ?? NO_EDITS
  return {
    of,
    change(panelId, edits) {
      drafts.set(panelId, { ...of(panelId), ...edits })
      tell()
    },
    reset(panelId) {
      if (drafts.delete(panelId)) tell()
    },
    listen,
  }
}

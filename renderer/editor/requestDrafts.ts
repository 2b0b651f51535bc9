import type { ImageSize } from '#shared/document/schema.ts'
import type { AskedModel } from '#shared/generation/models.ts'
import { createListeners } from '#shared/store.ts'

/** A person's edits to a request before it is sent. Everything else is composed afresh from the board. */
export interface RequestEdits {
  readonly provider?: string
  /** Chosen from that provider's models: another provider doesn't know it. */
  readonly model?: AskedModel
  readonly imageSize?: ImageSize
  /** The artist's own words, placed last. */
  readonly free: string
  /** Replaced wording of pieces, by the field they came from. */
  readonly texts: Readonly<Record<string, string>>
  /** Fields whose piece is left out. */
  readonly without: readonly string[]
  /** Media ids of the pictures left out. */
  readonly withoutPictures: readonly string[]
  readonly count: number
}

export const NO_EDITS: RequestEdits = { free: '', texts: {}, without: [], withoutPictures: [], count: 1 }

/**
 * The edits to every panel's next request, for as long as the project is open. Never saved: the recipe holds what was
 * sent.
 */
export interface RequestDrafts {
  readonly of: (panelId: string) => RequestEdits
  readonly change: (panelId: string, edits: Partial<RequestEdits>) => void
  /** Back to what the board alone gives. */
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

import { createContext, use, useSyncExternalStore } from 'react'
import { createListeners } from '#shared/store.ts'

/** Text that its field can't save: kept here, even while the field is not on screen. */
export interface HeldDraft {
  readonly key: string
  readonly text: string
  /** In a sentence. */
  readonly why: string
  /** It fits, but another window has changed the field meanwhile: `why`, in a sentence. */
  readonly clash?: string
  /** Shows its field with the caret in it; undefined if there is none to show. */
  readonly show?: (() => void) | undefined
}

export interface HeldDrafts {
  readonly of: (key: string) => HeldDraft | undefined
  /** In order of arrival. The same list until that changes. */
  readonly all: () => readonly HeldDraft[]
  readonly put: (draft: HeldDraft) => void
  readonly drop: (key: string) => void
  readonly clear: () => void
  readonly listen: (changed: () => void) => () => void
}

export function createHeldDrafts(): HeldDrafts {
  const drafts = new Map<string, HeldDraft>()
  const listeners = createListeners()
  let list: readonly HeldDraft[] = []
  function tell(): void {
    list = [...drafts.values()]
    listeners.tell()
  }
  return {
    of: (key) => drafts.get(key),
    all: () => list,
    put(draft) {
      drafts.set(draft.key, draft)
      tell()
    },
    drop(key) {
      if (drafts.delete(key)) tell()
    },
    clear() {
      drafts.clear()
      tell()
    },
    listen: listeners.listen,
  }
}

/** Without a film there is nothing to come back to: a field's draft goes with the field. */
export const HeldDraftsContext = createContext<HeldDrafts>(createHeldDrafts())

export function useHeldDrafts(): HeldDrafts {
  return use(HeldDraftsContext)
}

/** All held drafts, updated whenever they change. */
export function useAllHeld(): readonly HeldDraft[] {
  const drafts = useHeldDrafts()
  return useSyncExternalStore(drafts.listen, drafts.all)
}

/** What this field holds back. */
export function useHeld(key: string): HeldDraft | undefined {
  const drafts = useHeldDrafts()
  return useSyncExternalStore(drafts.listen, () => drafts.of(key))
}

/** Names of the fields with held drafts, one per line: unchanged while they are. */
function keysOf(drafts: HeldDrafts): string {
  return drafts
    .all()
    .map((draft) => draft.key)
    .join('\n')
}

export function useHeldKeys(): readonly string[] {
  const drafts = useHeldDrafts()
  return useSyncExternalStore(drafts.listen, () => keysOf(drafts)).split('\n')
}

/** Frames within which a requested field must appear: a dialog opens in a few. */
const FRAMES = 30

/** Focuses the field with this key as soon as it is on screen. */
export function focusDraft(key: string, frames = FRAMES): void {
  const field = document.querySelector<HTMLElement>(`[data-draft-key="${CSS.escape(key)}"]`)
  if (field) field.focus()
  else if (frames > 0) requestAnimationFrame(() => focusDraft(key, frames - 1))
}

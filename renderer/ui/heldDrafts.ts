import { createContext, use, useSyncExternalStore } from 'react'
import { createListeners } from '#shared/store.ts'

/** What was typed into a field that can't hold it: it waits here, also while its field is not on the screen. */
export interface HeldDraft {
  readonly key: string
  readonly text: string
  /** In a sentence. */
  readonly why: string
  /** Brings its field into view, with the caret in it; undefined where there is none to bring. */
  readonly show?: (() => void) | undefined
}

export interface HeldDrafts {
  readonly of: (key: string) => HeldDraft | undefined
  /** In the order in which they came. The same list until that changes. */
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

/** Without a film there is nothing to come back to: what a field holds goes with it. */
export const HeldDraftsContext = createContext<HeldDrafts>(createHeldDrafts())

export function useHeldDrafts(): HeldDrafts {
  return use(HeldDraftsContext)
}

/** Everything that is held, anew whenever that changes. */
export function useAllHeld(): readonly HeldDraft[] {
  const drafts = useHeldDrafts()
  return useSyncExternalStore(drafts.listen, drafts.all)
}

/** What this field holds back. */
export function useHeld(key: string): HeldDraft | undefined {
  const drafts = useHeldDrafts()
  return useSyncExternalStore(drafts.listen, () => drafts.of(key))
}

/** Names of the fields that hold something back, one to a line: the same while that is the same. */
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

/** Frames in which a field that was asked for has to be there: a dialog opens in a few. */
const FRAMES = 30

/** Gives the caret to the field of this key as soon as it is on the screen. */
export function focusDraft(key: string, frames = FRAMES): void {
  const field = document.querySelector<HTMLElement>(`[data-draft-key="${CSS.escape(key)}"]`)
  if (field) field.focus()
  else if (frames > 0) requestAnimationFrame(() => focusDraft(key, frames - 1))
}

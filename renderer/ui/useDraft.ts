import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useHeldDrafts } from './heldDrafts.ts'
import type { HeldDraft } from './heldDrafts.ts'

/** What a field can hold, and where drafts that it can't are kept. */
export interface DraftRule {
  /** Identifies the field while the film is open: its held draft is there again when it is. */
  readonly key: string
  /** Maximum number of characters; undefined if they are not counted. */
  readonly most?: number | undefined
  /** Why the field can't hold this, in a sentence; null if it can. */
  readonly refuse: (text: string) => string | null
  /** Shows the field. */
  readonly show?: (() => void) | undefined
}

export interface Draft {
  readonly text: string
  readonly dirty: boolean
  /** Why what is typed can't be saved as it is; null if it can. */
  readonly problem: string | null
  readonly set: (text: string) => void
  /** False if the field can't hold it: it stays in the field and is not committed. */
  readonly commit: () => boolean
  /** Restores the value; returns what was typed if the field could not hold it. */
  readonly revert: () => string | null
}

/**
 * What is being typed, until it is committed. A draft still there on unmount is committed then: choosing another shot
 * loses nothing that was typed. What the field can't hold is kept as a held draft, until it is shortened or discarded.
 */
export function useDraft(value: string, onCommit: (text: string) => void, rule?: DraftRule): Draft {
  const drafts = useHeldDrafts()
  const key = rule?.key
  const held = useSyncExternalStore(drafts.listen, () => (key === undefined ? undefined : drafts.of(key)))
  const [typed, setTyped] = useState<string | null>(null)
  const draft = held?.text ?? typed
  const latest = useRef({ typed, value, onCommit, rule })
  useEffect(() => {
    latest.current = { typed, value, onCommit, rule }
  })
  useEffect(
    () => () => {
      const last = latest.current
      if (last.typed === null || last.typed === last.value) return
      const why = last.rule?.refuse(last.typed) ?? null
      if (last.rule && why !== null) drafts.put(heldAs(last.rule, last.typed, why))
      else last.onCommit(last.typed)
    },
    [drafts],
  )

  function letGo(): void {
    setTyped(null)
    // An unmount that follows at once must not commit a second time.
    latest.current = { ...latest.current, typed: null }
    if (key !== undefined) drafts.drop(key)
  }

  const over = rule?.most !== undefined && draft !== null && draft.length > rule.most
  return {
    text: draft ?? value,
    dirty: draft !== null && draft !== value,
    problem: draft !== null && (held || over) ? (rule?.refuse(draft) ?? null) : null,
    set(text) {
      if (held) drafts.put({ ...held, text, why: rule?.refuse(text) ?? held.why })
      else setTyped(text)
    },
    commit() {
      if (draft === null) return true
      const why = draft === value ? null : (rule?.refuse(draft) ?? null)
      if (rule && why !== null) {
        letGo()
        drafts.put(heldAs(rule, draft, why))
        return false
      }
      letGo()
      if (draft !== value) onCommit(draft)
      return true
    },
    revert() {
      const refused = rule && draft !== null && draft !== value && rule.refuse(draft) !== null
      letGo()
      return refused ? draft : null
    },
  }
}

function heldAs({ key, show }: DraftRule, text: string, why: string): HeldDraft {
  return { key, text, why, show }
}

import { useEffect, useState, useSyncExternalStore } from 'react'
import { useHeldDrafts } from './heldDrafts.ts'
import type { HeldDraft } from './heldDrafts.ts'
import { useToast } from './Toasts.tsx'
import { useTyping } from './typing.ts'
import { createVisits } from './visits.ts'
import type { DraftRule, FieldNow } from './visits.ts'

export interface Draft {
  readonly text: string
  /** Something was typed during this visit, and the field does not stand as it was found. */
  readonly dirty: boolean
  /** Why what is typed can't be saved as it is; null if it can. */
  readonly problem: string | null
  readonly set: (text: string) => void
  /**
   * Ends it with what is typed, or with this instead. False if the field can't hold it: it stays in the field and is not
   * committed.
   */
  readonly commit: (text?: string) => boolean
  /** The field was left: commits, and the next letter begins another visit. */
  readonly leave: () => void
  /** The field shows the film's value again. Returns what identifies the undo step of the visit; null for none. */
  readonly drop: () => object | null
}

/**
 * What is being typed. It is committed as it is typed, and a visit is one undo step. What the field can't hold is kept
 * as a held draft, until it is shortened or let go. `begun`: typed already when the field appears.
 */
export function useDraft(
  value: string,
  onCommit: (text: string) => void,
  rule?: DraftRule,
  begun: string | null = null,
): Draft {
  const drafts = useHeldDrafts()
  const key = rule?.key
  const held = useSyncExternalStore(drafts.listen, () => (key === undefined ? undefined : drafts.of(key)))
  const [typed, setTyped] = useState(begun)
  const draft = held?.text ?? typed
  const hand = useHand(setTyped, { value, onCommit, rule }, begun)
  const over = rule?.most !== undefined && draft !== null && draft.length > rule.most

  return {
    text: draft ?? value,
    dirty: draft !== null && draft !== hand.found(),
    problem: draft !== null && (held || over) ? (rule?.refuse(draft) ?? held?.clash ?? null) : null,
    set(text) {
      // What is held stays on the list until its field is left, so that a field that is there for it alone does not go
      // under the hand. Whoever types on has seen what another window did.
      if (held) drafts.put(heldAs(held, text, rule?.refuse(text)))
      hand.type(text)
    },
    // Text that another window overwrote is not put over it again until a person has typed on.
    commit: (text = draft ?? value) => (held?.clash === undefined ? hand.commit(text) : false),
    leave() {
      if (held?.clash === undefined && draft !== null) hand.commit(draft)
      hand.leave()
    },
    drop: () => hand.drop(),
  }
}

function heldAs({ key, show, why }: HeldDraft, text: string, refused: string | null | undefined): HeldDraft {
  return { key, show, text, why: refused ?? why }
}

/** The visit under way, and how it reaches the film. */
function useHand(setTyped: (text: string | null) => void, now: FieldNow, begun: string | null) {
  const drafts = useHeldDrafts()
  const typing = useTyping()
  const say = useToast()
  const [hand] = useState(() => createVisits({ drafts, typing, say, setTyped }, now, begun))
  useEffect(() => hand.given(now))
  useEffect(() => hand.mount(), [hand])
  return hand
}

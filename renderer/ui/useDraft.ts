import { useEffect, useRef, useState } from 'react'

export interface Draft {
  readonly text: string
  readonly dirty: boolean
  readonly set: (text: string) => void
  readonly commit: () => void
  readonly revert: () => void
}

/**
 * What is being typed, until it is committed. A draft that is still there when its field goes away is committed then:
 * nothing typed is lost by choosing another shot.
 */
export function useDraft(value: string, onCommit: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef({ draft, value, onCommit })
  useEffect(() => {
    latest.current = { draft, value, onCommit }
  })
  useEffect(
    () => () => {
      const last = latest.current
      if (last.draft !== null && last.draft !== last.value) last.onCommit(last.draft)
    },
    [],
  )
  return {
    text: draft ?? value,
    dirty: draft !== null && draft !== value,
    set: setDraft,
    commit() {
      setDraft(null)
      // The unmount that may follow in the same breath must not commit a second time.
      latest.current = { ...latest.current, draft: null }
      if (draft !== null && draft !== value) onCommit(draft)
    },
    revert() {
      setDraft(null)
      latest.current = { ...latest.current, draft: null }
    },
  }
}

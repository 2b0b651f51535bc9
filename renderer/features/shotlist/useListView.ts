import { useCallback, useMemo, useState } from 'react'
import type { ListView } from './listRow.ts'

const WHOLE_FILM: Required<ListView> = { filter: '', filters: [], sort: null, group: null, shooting: false }
const NOTHING: ReadonlySet<string> = new Set()

export interface Viewing {
  readonly view: Required<ListView>
  readonly look: (change: Partial<ListView>) => void
  /** Ids of folded heads. */
  readonly folded: ReadonlySet<string>
  readonly fold: (heads: readonly string[], folded: boolean) => void
}

/** How this window looks at the list. Heads of another grouping are others, and stand open. */
export function useListView(): Viewing {
  const [view, setView] = useState(WHOLE_FILM)
  const [folded, setFolded] = useState(NOTHING)
  const look = useCallback((change: Partial<ListView>) => setView((now) => ({ ...now, ...change })), [])
  const fold = useCallback(
    (heads: readonly string[], away: boolean) =>
      setFolded((now) => {
        const ids = new Set(heads)
        return away ? new Set([...now, ...heads]) : new Set([...now].filter((id) => !ids.has(id)))
      }),
    [],
  )
  return useMemo(() => ({ view, look, folded, fold }), [view, look, folded, fold])
}

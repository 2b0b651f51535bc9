import { useCallback, useMemo, useState } from 'react'
import { useEditor, useFilm, useSession } from '../../editor/useEditor.ts'
import type { ListView } from './listRow.ts'
import { withoutGone } from './savedLook.ts'

type Look = Omit<Required<ListView>, 'shooting'>

const WHOLE_FILM: Look = { filter: '', filters: [], sort: null, group: null }
const NOTHING: ReadonlySet<string> = new Set()

export interface Viewing {
  readonly view: Required<ListView>
  readonly look: (change: Partial<ListView>) => void
  /** Ids of folded heads. */
  readonly folded: ReadonlySet<string>
  readonly fold: (heads: readonly string[], folded: boolean) => void
}

/**
 * How this window looks at the list. Heads of another grouping are others, and stand open. The order belongs to the
 * session: what is printed begins with it, and it is there again after a look at the board.
 */
export function useListView(): Viewing {
  const { session } = useEditor()
  const film = useFilm()
  const { shootingOrder: shooting } = useSession()
  const [kept, setKept] = useState(WHOLE_FILM)
  const [folded, setFolded] = useState(NOTHING)
  const look = useCallback(
    ({ shooting: shootingOrder, ...change }: Partial<ListView>) => {
      setKept((now) => ({ ...now, ...change }))
      if (shootingOrder !== undefined) session.set({ shootingOrder })
    },
    [session],
  )
  const fold = useCallback(
    (heads: readonly string[], away: boolean) =>
      setFolded((now) => {
        const ids = new Set(heads)
        return away ? new Set([...now, ...heads]) : new Set([...now].filter((id) => !ids.has(id)))
      }),
    [],
  )
  const view = useMemo(() => withoutGone(film, { ...kept, shooting }), [film, kept, shooting])
  return useMemo(() => ({ view, look, folded, fold }), [view, look, folded, fold])
}

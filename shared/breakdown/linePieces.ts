import { SCRIPT_PAGE } from '../script/pageColumns.ts'
import type { ShotLine } from './coverage.ts'
import type { LinePlace } from './scriptPages.ts'
import type { Stretch } from './stretches.ts'

/** A piece of a shot's line on one page, in points from the page's top. */
export interface LinePiece {
  readonly top: number
  readonly bottom: number
  readonly onCamera: boolean
  /** The shot's number stands over it: here its line, or a part of it, begins or goes on from the page before. */
  readonly numbered: boolean
  readonly head: boolean
  readonly foot: boolean
}

/** What of a shot's line is on a page; nothing where it covers none of it. */
export function piecesOn(
  page: number,
  { stretches, first, last }: ShotLine,
  places: readonly LinePlace[],
): readonly LinePiece[] {
  const here = stretches.flatMap((stretch) => {
    const rows = rowsOn(page, stretch, places)
    return rows ? [{ ...stretch, ...rows }] : []
  })
  const { top: head, row } = SCRIPT_PAGE
  return here.map((stretch, at): LinePiece => {
    const [before, next] = [here[at - 1], here[at + 1]]
    const goesOn = before?.last === stretch.first - 1
    const joins = next?.first === stretch.last + 1
    return {
      top: head + stretch.top * row + (goesOn ? 0 : 1.5),
      // A line that goes on in another manner reaches it across an empty row.
      bottom: head + (joins ? next.top * row : (stretch.bottom + 1) * row - 1.5),
      onCamera: stretch.onCamera,
      numbered: !goesOn,
      head: stretch.first === first && places[first]!.page === page,
      foot: stretch.last === last && places[last]!.page === page,
    }
  })
}

/** First and last row; two who speak at once stand beside each other, so the last line need not be the lowest. */
function rowsOn(
  page: number,
  { first, last }: Stretch,
  places: readonly LinePlace[],
): { readonly top: number; readonly bottom: number } | null {
  const own = places.slice(first, last + 1).filter((place) => place.page === page)
  if (own.length === 0) return null
  const rows = own.map(({ row }) => row)
  return { top: Math.min(...rows), bottom: Math.max(...rows) }
}

import { LINES_A_PAGE } from '../script/pageColumns.ts'
import type { ScriptPage } from '../script/paginate.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { scenesIn } from '../script/scenesIn.ts'

/**
 * The lengths of a screenplay's scenes in eighths of a page, 1 at least, in the order of `scenesIn`. Each begins and ends
 * at the nearest eighth of the script, as with a ruler on its pages: rounded one by one they would not add up to it.
 * @param pages What `paginate` made of it.
 */
export function sceneEighths(screenplay: Screenplay, pages: readonly ScriptPage[]): readonly number[] {
  const marks = startRows(screenplay, pages).map((row) => Math.round((row / LINES_A_PAGE) * 8))
  return scenesIn(screenplay).map((_, index) => Math.max(1, marks[index + 1]! - marks[index]!))
}

/** The row of the whole script on which each scene begins, and where the last ends. Pages that end early are shorter. */
function startRows(screenplay: Screenplay, pages: readonly ScriptPage[]): readonly number[] {
  const rows = new Map<number, number>()
  let above = 0
  for (const { lines, rows: length } of pages) {
    for (const { element, row } of lines) if (!rows.has(element)) rows.set(element, above + row)
    above += length
  }
  return [...scenesIn(screenplay).map(({ heading }) => rows.get(heading) ?? above), above]
}

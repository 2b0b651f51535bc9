import type { MarkRow } from '#shared/document/schema.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import type { ToolState } from '../toolSettings.ts'
import { FAINT_TOLERANCE, isHeldIn, ranOut } from './faintLines.ts'
import { hasLines, isRough } from './fillPlace.ts'
import { isLine } from './hitMarks.ts'
import { aboutLines } from './aboutLines.ts'
import { inTurns, pour } from './pour.ts'
import type { Pool } from './pour.ts'

export type Poured = NonNullable<Awaited<ReturnType<typeof pour>>>

/**
 * Pours colour among these marks, beneath their lines unless it `covers` some of them. What ran out to the edge of the paper is poured
 * once more, and stays within lines too faint for the tolerance if they hold it all round. Where areas have colour already, it reaches
 * beneath lines alone, and not into those.
 */
export async function pourWithin(
  pool: Pool,
  at: PanelPoint,
  table: Pick<ToolState, 'color' | 'opacities' | 'gap' | 'tolerance'>,
  marks: readonly MarkRow[],
  covers: (fill: Poured) => boolean,
): Promise<Poured | null> {
  const colored = marks.some((mark) => mark.kind === 'fill')
  const about = colored ? await inTurns(aboutLines(marks.filter(isLine), pool)) : null
  const lines = { rough: isRough(marks), about }
  const near = { ...table, tolerance: Math.min(table.tolerance, FAINT_TOLERANCE) }
  const wide = await pour(pool, at, table, true, lines)
  const leaks = wide !== null && hasLines(marks) && ranOut(wide, pool.frame)
  const close = leaks ? await pour(pool, at, near, true, lines) : null
  const within = close !== null && !ranOut(close, pool.frame) && isHeldIn(close, marks)
  const fill = within ? close : wide
  return fill && covers(fill) ? pour(pool, at, within ? near : table, false, lines) : fill
}

import { NIBS } from '#shared/paint/nibs/index.ts'
import { arrowTool } from './arrow.ts'
import { bucketTool } from './bucket.ts'
import { cameraTool } from './cameraMove.ts'
import { ellipseTool } from './ellipse.ts'
import { eyedropperTool } from './eyedropper.ts'
import { handTool } from './hand.ts'
import { lassoFillTool } from './lasso.ts'
import { lineTool } from './line.ts'
import { rectangleTool } from './rectangle.ts'
import { lassoTool, selectTool } from './select.ts'
import { strokeTool } from './strokeTool.ts'
import { textTool } from './text.ts'
import type { Tool, ToolId } from './tool.ts'
import { zoomTool } from './zoom.ts'

/** As the rail shows them, in groups. The first nine that take a digit answer to 1–9 as well as to their letters. */
export const TOOL_GROUPS: readonly (readonly Tool[])[] = [
  NIBS.map(strokeTool),
  [lineTool, arrowTool, rectangleTool, ellipseTool],
  [lassoFillTool, bucketTool, textTool],
  [selectTool, lassoTool, cameraTool],
  [eyedropperTool, handTool, zoomTool],
]
const TOOLS = TOOL_GROUPS.flat()
const DIGITS = TOOLS.filter((tool) => tool.digit !== false).slice(0, 9)

export function toolOf(id: ToolId): Tool {
  return TOOLS.find((tool) => tool.id === id)!
}

/** The tool of an unmodified key; undefined for none. */
export function toolForKey(key: string): Tool | undefined {
  if (/^[1-9]$/.test(key)) return DIGITS[Number(key) - 1]
  return TOOLS.find((tool) => tool.key === key.toUpperCase())
}

/** The digit that chooses a tool; '' for none. */
export function digitOf(tool: Tool): string {
  const at = DIGITS.indexOf(tool)
  return at < 0 ? '' : String(at + 1)
}

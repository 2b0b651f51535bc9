import { NIBS } from '../paint/nibs/index.ts'
import { cameraTool } from './cameraMove.ts'
import { handTool } from './hand.ts'
import { lassoFillTool } from './lassoFill.ts'
import { lassoTool, selectTool } from './select.ts'
import { arrowTool, ellipseTool, lineTool, rectangleTool } from './shapes.ts'
import { bucketTool, eyedropperTool, textTool } from './spots.ts'
import { strokeTool } from './strokes.ts'
import type { Tool } from './tool.ts'
import { zoomTool } from './zoom.ts'

/** Every tool, in the rail's groups. The first nine with a digit respond to 1–9 as well as to their letters. */
const GROUPS = [
  NIBS.map(strokeTool),
  [lineTool, arrowTool, rectangleTool, ellipseTool],
  [lassoFillTool, bucketTool, textTool],
  [selectTool, lassoTool, cameraTool],
  [eyedropperTool, handTool, zoomTool],
] as const

export type ToolId = (typeof GROUPS)[number][number]['id']
export type AnyTool = Tool<ToolId>

export const TOOL_GROUPS: readonly (readonly AnyTool[])[] = GROUPS
export const TOOLS: readonly AnyTool[] = TOOL_GROUPS.flat()

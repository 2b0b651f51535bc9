import { TOOLS } from './index.ts'
import type { AnyTool, ToolId } from './index.ts'
import type { Tool } from './tool.ts'

const DIGITS = TOOLS.filter(({ digit }) => digit !== false).slice(0, 9)

export function toolOf(id: ToolId): AnyTool {
  return TOOLS.find((tool) => tool.id === id)!
}

/** The tool that a modifier or button activates in place of the selected one. */
export function toolCalledBy(call: NonNullable<Tool['calledBy']>): AnyTool {
  return TOOLS.find(({ calledBy }) => calledBy === call)!
}

/** The digit key of a tool; '' for none. */
export function digitOf(tool: AnyTool): string {
  const at = DIGITS.indexOf(tool)
  return at < 0 ? '' : String(at + 1)
}

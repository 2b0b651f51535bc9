import { NOTHING } from './tool.ts'
import type { Control, Tool, ToolId } from './tool.ts'

/** A tool that points at one place; where the pen is lifted counts. */
export function spotTool(
  id: ToolId,
  label: string,
  key: string,
  purpose: 'pick' | 'write' | 'pour',
  controls: readonly Control[] = [],
): Tool {
  return {
    id,
    label,
    key,
    draws: purpose !== 'pick',
    controls,
    begin: (sample) => ({ kind: 'spot', purpose, at: sample.at }),
    move(gesture, samples) {
      const last = samples.at(-1)
      return gesture.kind === 'spot' && last ? { ...gesture, at: last.at } : gesture
    },
    finish: (gesture) => (gesture.kind === 'spot' ? { kind: gesture.purpose, at: gesture.at } : NOTHING),
  }
}

import { toolOf } from '#shared/tools/toolbox.ts'
import type { ToolSettings } from '../toolSettings.ts'
import type { Selecting } from './selecting.ts'

/**
 * A colour that is chosen while marks are selected becomes theirs, until the returned function is called. As long as a
 * pointer is down, in a field of colours, it is still being chosen: one undo step a choice.
 */
export function recolorOnChoice(settings: ToolSettings, selecting: Selecting): () => void {
  const stop = new AbortController()
  let down = false
  let wanted: string | null = null

  function apply(): void {
    const color = wanted
    wanted = null
    if (color !== null && toolOf(settings.state().tool).shows === 'selection') selecting.recolor(color)
  }
  const options = { capture: true, signal: stop.signal }
  window.addEventListener('pointerdown', () => (down = true), options)
  for (const end of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(
      end,
      () => {
        down = false
        apply()
      },
      options,
    )
  const forget = settings.onColor((color) => {
    wanted = color
    if (!down) apply()
  })
  return () => {
    forget()
    stop.abort()
  }
}

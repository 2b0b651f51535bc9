import { uprightBox } from './levelBox.ts'
import { NOTHING, tool } from './tool.ts'

/** Minimum size of a box in screen px, below which it counts as a click. */
const MEANT_PX = 8

/** Zooms in: a click by one step, a dragged box to fit. Alt or a pen's barrel button zooms out. */
export const zoomTool = tool({
  id: 'zoom',
  label: 'Zoom',
  alsoCalled: 'magnify magnifier',
  key: 'Z',
  icon: 'magnifier',
  draws: false,
  cursor: { rest: 'zoom-in', alt: 'zoom-out' },
  ownAlt: true,
  twiceFits: true,
  begin: ({ at, screen }, { other, level = 0 }) => ({
    kind: 'zoom',
    from: at,
    to: at,
    screen,
    level,
    boxed: false,
    away: other,
  }),
  move(gesture, samples) {
    const last = samples.at(-1)
    if (gesture.kind !== 'zoom' || !last || gesture.away) return gesture
    const { screen } = gesture
    const far = Math.max(Math.abs(last.screen.x - screen.x), Math.abs(last.screen.y - screen.y))
    return { ...gesture, to: last.at, boxed: far >= MEANT_PX }
  },
  finish(gesture) {
    if (gesture.kind !== 'zoom') return NOTHING
    const { from, to, screen, level, boxed, away } = gesture
    if (!boxed) return { kind: 'zoom', at: screen, away }
    return { kind: 'look', area: uprightBox(from, to, level) }
  },
})

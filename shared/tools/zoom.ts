import { NOTHING, tool } from './tool.ts'

/** Screen px that a box must be across to be meant as one. */
const MEANT_PX = 8

/** Brings the paper nearer: a press by a step, a box by as much as fits it. Alt or a pen's barrel button takes it away. */
export const zoomTool = tool({
  id: 'zoom',
  label: 'Zoom',
  key: 'Z',
  draws: false,
  cursor: { rest: 'zoom-in', alt: 'zoom-out' },
  ownAlt: true,
  twiceFits: true,
  begin: ({ at, screen }, { other }) => ({ kind: 'zoom', from: at, to: at, screen, boxed: false, away: other }),
  move(gesture, samples) {
    const last = samples.at(-1)
    if (gesture.kind !== 'zoom' || !last || gesture.away) return gesture
    const { screen } = gesture
    const far = Math.max(Math.abs(last.screen.x - screen.x), Math.abs(last.screen.y - screen.y))
    return { ...gesture, to: last.at, boxed: far >= MEANT_PX }
  },
  finish(gesture) {
    if (gesture.kind !== 'zoom') return NOTHING
    const { from, to, screen, boxed, away } = gesture
    if (!boxed) return { kind: 'zoom', at: screen, away }
    const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
    return { kind: 'look', area: { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height } }
  },
})

import { NOTHING, tool } from './tool.ts'

/** Pans the paper; Space does the same from any tool. */
export const handTool = tool({
  id: 'hand',
  label: 'Hand',
  alsoCalled: 'pan move grab scroll',
  key: 'V',
  icon: 'hand',
  draws: false,
  cursor: { rest: 'grab', pressed: 'grabbing' },
  calledBy: 'space',
  begin: (sample) => ({ kind: 'pan', from: sample.screen, to: sample.screen }),
  move(gesture, samples) {
    const last = samples.at(-1)
    return gesture.kind === 'pan' && last ? { ...gesture, from: gesture.to, to: last.screen } : gesture
  },
  finish: () => NOTHING,
})

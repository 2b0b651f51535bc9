import { NOTHING } from './tool.ts'
import type { Tool } from './tool.ts'

type SpotEntry<Id extends string> = Omit<Tool<Id>, 'begin' | 'move' | 'finish'> & {
  readonly purpose: 'pick' | 'write' | 'pour'
}

/** A tool that acts on one point, where the pen is lifted. */
function spotTool<const Id extends string>({ purpose, ...entry }: SpotEntry<Id>): Tool<Id> {
  return {
    ...entry,
    begin: (sample) => ({ kind: 'spot', purpose, at: sample.at }),
    move(gesture, samples) {
      const last = samples.at(-1)
      return gesture.kind === 'spot' && last ? { ...gesture, at: last.at } : gesture
    },
    finish: (gesture) => (gesture.kind === 'spot' ? { kind: gesture.purpose, at: gesture.at } : NOTHING),
  }
}

/** Pours colour into enclosed areas, bridging small gaps. */
export const bucketTool = spotTool({
  id: 'bucket',
  label: 'Bucket',
  alsoCalled: 'paint fill flood',
  key: 'G',
  icon: 'bucket',
  purpose: 'pour',
  draws: true,
  controls: ['opacity', 'pour'],
})

/** Opens a text line, in the caption face. */
export const textTool = spotTool({
  id: 'text',
  label: 'Text',
  alsoCalled: 'type letters words note',
  key: 'T',
  icon: 'letters',
  purpose: 'write',
  draws: true,
  controls: ['size', 'opacity'],
  start: { size: 44 },
  sizeName: 'Letters',
  cursor: { rest: 'text' },
})

/** Picks the colour under it; Alt does the same from any drawing tool. */
export const eyedropperTool = spotTool({
  id: 'eyedropper',
  label: 'Eyedropper',
  alsoCalled: 'colour color pick sampler eyedropper pipette',
  key: 'I',
  icon: 'eyedropper',
  purpose: 'pick',
  draws: false,
  calledBy: 'alt',
})

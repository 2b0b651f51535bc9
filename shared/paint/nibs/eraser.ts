import { nib } from './nib.ts'
import { fillRibbon, ribbonCurve } from './ribbonLine.ts'

/** Erases from its own layer only, and completely wherever it goes. */
export const eraser = nib({
  id: 'eraser',
  label: 'Eraser',
  alsoCalled: 'rub out rubber delete',
  key: 'E',
  icon: 'eraser',
  paint(surface, { size }, points, _, scale, ends) {
    surface.globalCompositeOperation = ends.alone ? 'source-over' : 'destination-out'
    fillRibbon(surface, ribbonCurve(size, points, scale), size, (pressure) => 0.5 + 0.5 * pressure)
  },
  widest: 1,
  laid: 'cut',
  tail: true,
  overlaps: () => false,
  live: { most: 20, kept: 6, overlap: 2, reach: 0.85 },
  snaps: true,
  controls: ['size', 'steady', 'pressure'],
  start: { size: 48, steady: 0.1 },
})

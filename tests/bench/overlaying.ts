import { twoStrokes } from './inking.ts'
import { atRest, framesDuring } from './probes.ts'
import type { Frames } from './probes.ts'
import type { Measured } from './subject.ts'
import { closePanel, openPanel } from './table.ts'

/** The drawing table with all that can lie over the drawing. */
export interface Overlaying {
  /** Processor time of the main thread for a pointer step of ink, ms: with guides and perspective, then with rulers too. */
  readonly guided: number
  readonly ruled: number
  /** The paper moved by the wheel under all of it. */
  readonly pan: Frames
  /** Marks moved by the box round them. */
  readonly drag: Frames
}

const STEPS = 60

/** On a common panel; ends on the board. */
export async function measureOverlaying(measured: Measured): Promise<Overlaying> {
  const { page } = measured
  await page.bringToFront()
  await openPanel(measured, 2)
  for (const key of ['Shift+G', 'Shift+T', 'Shift+S']) await page.keyboard.press(key)
  await atRest(measured)
  const guided = await twoStrokes(measured)
  await page.keyboard.press('Shift+R')
  await atRest(measured)
  const ruled = await twoStrokes(measured)
  await page.mouse.move(600, 450)
  await atRest(measured)
  const pan = await framesDuring(measured, STEPS, (index) =>
    page.mouse.wheel(index < STEPS / 2 ? 8 : -8, index < STEPS / 2 ? 6 : -6),
  )
  for (const key of ['Shift+R', 'Shift+S', 'Shift+T', 'Shift+G']) await page.keyboard.press(key)
  const drag = await dragAll(measured)
  await closePanel(measured)
  return { guided, ruled, pan, drag }
}

/** All marks of the layer, held by their box's inside and put back. */
async function dragAll(measured: Measured): Promise<Frames> {
  const { page } = measured
  await page.keyboard.press('s')
  await page.keyboard.press('Control+a')
  await atRest(measured)
  await page.mouse.move(500, 420)
  await page.mouse.down()
  const drag = await framesDuring(measured, STEPS, (index) =>
    page.mouse.move(500 + Math.sin(index / 9) * 120, 420 + Math.cos(index / 7) * 60),
  )
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.keyboard.press('Escape')
  await atRest(measured)
  return drag
}

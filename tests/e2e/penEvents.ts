import type { Page } from '@playwright/test'
import { unpackPoints } from '#shared/paint/strokePoints.ts'
import type { At } from './pen.ts'

export const drawing = (page: Page) => page.getByRole('application', { name: 'Drawing' })

interface Facts {
  readonly pressure?: number
  readonly button?: number
  readonly buttons?: number
  /** Where the pen was since the last event, and where the system thinks it goes. */
  readonly coalesced?: readonly At[]
  readonly predicted?: readonly At[]
}

/** A browser tells of its mouse whenever what lies under it changes; while a pen of our own goes by its number, nobody hears. */
function keepMouseOut(out: boolean): void {
  const { dataset } = document.documentElement
  if (dataset['mouse'] === undefined)
    for (const type of ['pointermove', 'lostpointercapture'])
      window.addEventListener(
        type,
        (event) => {
          if (event.isTrusted && dataset['mouse'] === 'out') event.stopImmediatePropagation()
        },
        { capture: true },
      )
  dataset['mouse'] = out ? 'out' : 'in'
}

/**
 * A pen's event made in the page, at a place on the paper: the debugging protocol knows no tail end and says neither what was
 * coalesced nor what is foreseen. It goes by the mouse's number, which is the one that can always be captured.
 */
export async function tell(page: Page, type: string, place: At, facts: Facts = {}): Promise<void> {
  const paper = (await page.locator('.table-paper').boundingBox())!
  const at = ([x, y]: At): At => [paper.x + paper.width * x, paper.y + paper.height * y]
  const given = {
    type,
    at: at(place),
    pressure: facts.pressure ?? 0.6,
    button: facts.button ?? (type === 'pointermove' ? -1 : 0),
    buttons: facts.buttons ?? (type === 'pointerup' ? 0 : 1),
    coalesced: (facts.coalesced ?? []).map(at),
    predicted: (facts.predicted ?? []).map(at),
  }
  await page.evaluate(keepMouseOut, type !== 'pointerup')
  await drawing(page).evaluate((element, { type: what, at: here, coalesced, predicted, ...rest }) => {
    const make = ([clientX, clientY]: readonly [number, number]) =>
      new PointerEvent(what, {
        pointerId: 1,
        pointerType: 'pen',
        clientX,
        clientY,
        bubbles: true,
        cancelable: true,
        ...rest,
      })
    const event = make(here)
    Object.defineProperty(event, 'getCoalescedEvents', { value: () => coalesced.map(make) })
    Object.defineProperty(event, 'getPredictedEvents', { value: () => predicted.map(make) })
    element.dispatchEvent(event)
  }, given)
}

/** Told one by one, from the first place to the last. */
export async function line(page: Page, places: readonly At[], facts: Facts = {}): Promise<void> {
  await page.mouse.move(5, 5)
  await tell(page, 'pointerdown', places[0]!, facts)
  for (const place of places.slice(1)) await tell(page, 'pointermove', place, { ...facts, button: -1 })
  await tell(page, 'pointerup', places.at(-1)!, { ...facts, buttons: 0 })
}

/** A slider of the tool in hand, set by keys. */
export async function setSlider(page: Page, name: string, ...keys: readonly string[]): Promise<void> {
  await page.locator('.rail-nib').click()
  const slider = page.getByRole('slider', { name })
  await slider.focus()
  for (const key of keys) await slider.press(key)
  await page.keyboard.press('Escape')
  await drawing(page).focus()
}

/** The points of the strokes on the layer, as parts of the paper's width from its left edge. */
export async function strokes(page: Page): Promise<{ x: number; y: number; pressure: number }[][]> {
  await page.keyboard.press('s')
  await page.keyboard.press('Control+a')
  const found: { points: string }[] = await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    window.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }))
    return JSON.parse(clipboardData.getData('application/x-framewright-marks')).marks
  })
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  return found.map(({ points }) => {
    const flat = unpackPoints(points)
    return Array.from({ length: flat.length / 5 }, (_, i) => {
      const [x, y, pressure] = flat.slice(5 * i)
      return { x: x!, y: y!, pressure: pressure! }
    })
  })
}

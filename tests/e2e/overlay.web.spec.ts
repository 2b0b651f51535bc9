import type { Page } from '@playwright/test'
import { expect, saved, test } from './app.ts'
import { drop, plain } from './bring.ts'
import { overlayDraws, overlayNode, overlayNodes } from './overlayNodes.ts'
import { lineOf } from './pen.ts'
import type { At } from './pen.ts'
import { openTable } from './table.ts'

interface Place {
  readonly x: number
  readonly y: number
}

function middle({ x, y, width, height }: Place & { readonly width: number; readonly height: number }): Place {
  return { x: x + width / 2, y: y + height / 2 }
}

function apart(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

/** Where the counterpart of a handle lies, for those who don't see its node. */
async function counterpart(page: Page, name: string): Promise<Place> {
  return middle((await page.getByRole('button', { name, exact: true }).boundingBox())!)
}

function cursor(page: Page): Promise<string> {
  return page.getByRole('application', { name: 'Drawing' }).evaluate((area) => getComputedStyle(area).cursor)
}

async function placeOn(page: Page, [x, y]: At): Promise<Place> {
  const paper = (await page.locator('.table-paper').boundingBox())!
  return { x: paper.x + paper.width * x, y: paper.y + paper.height * y }
}

test('what lies over the drawing is left alone while a pen draws, and a pen that comes down on a point moves that', async ({
  open,
}) => {
  const { page, pen, keys } = await openTable(open, 'Points', 1)
  await keys('Shift+G', 'Shift+T', 'Shift+S')
  await pen.stroke(lineOf([0.3, 0.7], [0.7, 0.7]))
  await saved(page)

  await test.step('no layer is drawn for a stroke, also where the rulers follow the pen', async () => {
    await keys('Shift+R')
    await expect.poll(() => overlayNodes(page, '.rulers .across')).toHaveLength(1)
    const drawn = await overlayDraws(page, () => pen.stroke(lineOf([0.3, 0.9], [0.7, 0.9])))
    expect(drawn).toEqual({ sight: 0, hands: 0 })
    const [mark, at] = [(await page.locator('.ruler-cursor path').boundingBox())!, await placeOn(page, [0.7, 0.9])]
    // Its box has the line’s breadth about it.
    expect(Math.abs(mark.x + mark.width - at.x)).toBeLessThan(3)
    await keys('Shift+R')
  })

  await test.step('a point goes where the pen takes it, also in a flipped view, and nothing is drawn', async () => {
    const undo = page.getByRole('button', { name: /^Undo Move Perspective/ })
    for (const [flip, from, to] of [
      [false, [0, 0.42], [0.1, 0.3]],
      [true, [0.9, 0.3], [0.8, 0.2]],
    ] as const) {
      if (flip) await keys('Shift+F')
      const drawn = await overlayDraws(page, () => pen.stroke(lineOf(from, to)))
      expect(drawn['hands']).toBeGreaterThan(0)
      await expect
        .poll(async () => apart(await counterpart(page, 'Vanishing point 1'), await placeOn(page, to)))
        .toBeLessThan(1.5)
      // A line would have come after it.
      await expect(undo).toBeEnabled()
    }
    await keys('Shift+F')
  })

  await test.step('undo of where a point went shows the perspective first, where it was switched off', async () => {
    const point = page.getByRole('button', { name: 'Vanishing point 1', exact: true })
    const at = await counterpart(page, 'Vanishing point 1')
    await keys('Shift+G')
    await expect(point).toHaveCount(0)
    await keys('Control+z')
    await expect(page.getByText('Undo went to Shot 1. Press again to undo')).toBeVisible()
    expect(apart(await counterpart(page, 'Vanishing point 1'), at)).toBeLessThan(0.5)
    await keys('Control+z')
    await expect.poll(async () => apart(await counterpart(page, 'Vanishing point 1'), at)).toBeGreaterThan(20)
    await keys('Control+Shift+z')
  })

  await test.step('beside a point the pen draws, and over it the hand shows', async () => {
    const { x, y } = await counterpart(page, 'Vanishing point 1')
    await page.mouse.move(x + 3, y + 3)
    await expect.poll(() => cursor(page)).toBe('grab')
    await page.mouse.move(x + 20, y + 3)
    await expect.poll(() => cursor(page)).not.toBe('grab')
    await page.mouse.down()
    await page.mouse.move(x + 90, y + 60, { steps: 4 })
    await page.mouse.up()
    await expect(page.getByRole('button', { name: /^Undo Draw/ })).toBeEnabled()
    expect(apart(await counterpart(page, 'Vanishing point 1'), { x, y })).toBeLessThan(0.5)
  })
})

test('the handles of a turned picture lie where their names do, and only what is seen of it is held', async ({
  open,
}) => {
  const { page, keys } = await openTable(open, 'Turned', 1, true)
  await keys('Control+5')
  await drop(page.locator('.table'), [{ name: 'Boat.png', bytes: plain('#2040d0', 400, 300) }])
  await page.getByRole('radio', { name: /^Boat/ }).click()
  const field = (name: string) => page.getByRole('textbox', { name: `${name} of Boat` })
  for (const [name, value] of [
    ['Width', '480'],
    ['Left', '600'],
    ['Top', '300'],
    ['Turn', '30'],
  ] as const) {
    await field(name).fill(value)
    await field(name).press('Enter')
  }
  for (const [name, anchor] of [
    ['Scale from top left', 'top-left'],
    ['Scale from top right', 'top-right'],
    ['Scale from bottom right', 'bottom-right'],
    ['Scale from bottom left', 'bottom-left'],
    ['Crop left', 'middle-left'],
    ['Crop right', 'middle-right'],
    ['Crop top', 'top-center'],
    ['Crop bottom', 'bottom-center'],
    ['Turn', 'rotater'],
  ] as const)
    expect(
      apart(await counterpart(page, name), middle(await overlayNode(page, `.placed .${anchor}`))),
      name,
    ).toBeLessThan(1.5)

  // Within the box that its corners span, and beside the picture itself.
  const around = (await page.getByRole('group', { name: /^Place of Boat: arrow/ }).boundingBox())!
  await page.mouse.move(around.x + 8, around.y + 8)
  expect(await cursor(page)).not.toBe('move')
  await page.mouse.down()
  await page.mouse.move(around.x + 70, around.y + 70, { steps: 3 })
  await page.mouse.up()
  await expect(field('Left')).toHaveValue('600')

  const corner = middle(await overlayNode(page, '.placed .bottom-right'))
  const opposite = await counterpart(page, 'Scale from top left')
  await page.mouse.move(corner.x, corner.y)
  await expect.poll(() => cursor(page)).toBe('ns-resize')
  await page.mouse.down()
  await page.mouse.move(corner.x + (corner.x - opposite.x) / 4, corner.y + (corner.y - opposite.y) / 4, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => Math.round(Number(await field('Width').inputValue()) / 10)).toBe(60)
  expect(apart(await counterpart(page, 'Scale from top left'), opposite)).toBeLessThan(1.5)
  await expect(field('Turn')).toHaveValue('30')
  expect(await overlayNodes(page, '.placed .rotater')).toHaveLength(1)

  // With Alt a copy goes along with the hand, is one step, and the original stays.
  const whole = (await page.getByRole('group', { name: /^Place of Boat: arrow/ }).boundingBox())!
  const held = middle(whole)
  const left = await field('Left').inputValue()
  await page.keyboard.down('Alt')
  await page.mouse.move(held.x, held.y)
  await page.mouse.down()
  await page.mouse.move(held.x - 60, held.y + 10, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect(page.getByRole('radio', { name: /^Boat/ })).toHaveCount(2)
  await expect(page.getByRole('radio', { name: /^Boat copy/ })).toBeChecked()
  const placed = middle((await page.getByRole('group', { name: /^Place of Boat copy: arrow/ }).boundingBox())!)
  expect(apart(placed, { x: held.x - 60, y: held.y + 10 })).toBeLessThan(1.5)
  await page.getByRole('radio', { name: /^Boat(?! copy)/ }).click()
  await expect(field('Left')).toHaveValue(left)
  await page.getByRole('button', { name: /^Undo Copy Picture of Shot 1/ }).click()
  await expect(page.getByRole('radio', { name: /^Boat/ })).toHaveCount(1)
})

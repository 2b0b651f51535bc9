import type { Page } from '@playwright/test'
import { expect, saved, test } from './app.ts'
import { overlayNodes } from './overlayNodes.ts'
import { lineOf } from './pen.ts'
import { differing, exportPanel, seeStill } from './pixels.ts'
import { openTable } from './table.ts'

const turnOf = (page: Page) => page.locator('.table').evaluate((table) => table.style.getPropertyValue('--turn'))

test('a camera move plays on the table and leaves everything as it was; Esc and a press of the pen stop it', async ({
  open,
}) => {
  const { page, pen, keys } = await openTable(open, 'Moves', 1)
  const paper = page.locator('.table-paper')
  const bar = page.getByRole('toolbar', { name: 'Camera move' })
  const play = bar.getByRole('button', { name: 'Play camera move' })
  const stop = bar.getByRole('button', { name: 'Stop' })
  await keys('p', ']', ']', ']')
  await pen.stroke(lineOf([0.55, 0.7], [0.9, 0.75]), { press: 1 })
  await keys('c')
  await pen.stroke(lineOf([0.5, 0.5], [0.95, 0.95]))
  await saved(page)
  const still = await seeStill(page)
  const exported = await exportPanel(page)
  const lies = (await paper.boundingBox())!
  const back = async () => {
    await expect(play).toBeVisible()
    expect(await paper.boundingBox()).toEqual(lies)
  }

  await test.step('to its end: the window looks through the camera, and then lies as before', async () => {
    await expect.poll(() => overlayNodes(page, '.frame-end .top-left')).toHaveLength(1)
    // Looked for in every frame from before the press on: the move is over in two seconds.
    const closer = page.waitForFunction(
      (width) => document.querySelector('.table-paper')!.getBoundingClientRect().width > width,
      lies.width * 1.5,
    )
    await play.click()
    // The button's tooltip lies over the paper.
    await page.mouse.move(300, 870)
    await closer
    await back()
    await expect.poll(async () => differing(still, await seeStill(page))).toBe(0)
  })

  await test.step('stopped by Esc, by its key and by the pen, which draws nothing then', async () => {
    await page.getByRole('application', { name: 'Drawing' }).focus()
    for (const end of [
      () => keys('Escape'),
      () => keys('Shift+Space'),
      () => pen.stroke(lineOf([0.2, 0.2], [0.4, 0.3])),
    ]) {
      await keys('Shift+Space')
      await expect(stop).toBeVisible()
      await end()
      await back()
    }
    await expect(page.getByText('Panel 1 of 1')).toBeVisible()
    await expect.poll(async () => differing(still, await seeStill(page))).toBe(0)
    expect((await exportPanel(page)).equals(exported)).toBe(true)
  })
  await test.step('a wheel, a zoom and an undo of the move stop it too, and what they do stays', async () => {
    for (const [act, after] of [
      [() => page.mouse.wheel(0, -120), () => keys('Control+0')],
      [() => keys('Control+='), () => keys('Control+0')],
      [() => keys('Control+z'), () => keys('Control+Shift+z')],
    ] as const) {
      await keys('Shift+Space')
      await expect(stop).toBeVisible()
      await act()
      await expect(stop).toHaveCount(0)
      await after()
      await back()
    }
  })
  await test.step('whatever is in hand it can be stopped where it is played, and on a turned page it plays upright', async () => {
    await keys('r', 'Shift+Space')
    await stop.click()
    await expect(bar).toHaveCount(0)
    await keys('Control+0', 'Alt+r', 'Alt+r')
    const turned = await paper.boundingBox()
    await keys('Shift+Space')
    await expect(stop).toBeVisible()
    expect(await turnOf(page)).toBe('0deg')
    await keys('Escape')
    await expect(bar).toHaveCount(0)
    expect(await turnOf(page)).toBe('30deg')
    expect(await paper.boundingBox()).toEqual(turned)
    // What is asked of the paper while it plays begins where it lay.
    await keys('Shift+Space')
    await expect(stop).toBeVisible()
    await keys('Alt+r')
    expect(await turnOf(page)).toBe('45deg')
    await keys('Shift+Space')
    await expect(stop).toBeVisible()
    await keys('Control+0')
    expect(await turnOf(page)).toBe('0deg')
    await keys('c')
    await back()
  })
  await test.step('without one, the key says so', async () => {
    await bar.getByRole('button', { name: 'Delete camera move' }).focus()
    await keys('Enter')
    await expect(bar).toHaveCount(0)
    // The bar is gone with what had the focus in it.
    await expect(page.getByRole('application', { name: 'Drawing' })).toBeFocused()
    await keys('Shift+Space')
    await expect(page.getByText('This panel has no camera move.')).toBeVisible()
  })
})

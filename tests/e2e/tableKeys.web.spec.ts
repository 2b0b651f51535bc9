import { createHandClock, fingersOn } from './hands.ts'
import { expect, saved, test } from './app.ts'
import { lineOf } from './pen.ts'
import { openTable, ownTable } from './table.ts'

test('a scene that is made at the table is undone and redone there', async ({ open }) => {
  const { page, keys } = await openTable(open, 'Scene', 1)
  const drawing = page.getByRole('application', { name: 'Drawing' })
  const crumb = page.getByRole('navigation', { name: 'Where you are' })
  await keys('Control+Shift+n')
  await expect(crumb).toContainText('Scene 2')
  await expect(crumb).toContainText('Untitled scene')
  await keys('Control+z')
  await expect(crumb).toContainText('Scene 1')
  await expect(drawing).toBeVisible()
  await expect(page.getByRole('list', { name: 'Panels of the film' }).getByRole('button')).toHaveCount(1)
  await keys('Control+Shift+z')
  await expect(crumb).toContainText('Scene 2')
  await expect(crumb).toContainText('Untitled scene')
  await expect(drawing).toBeVisible()
})

test('after a take is asked for the keys are the table’s, and a take is looked at from a field as well', async ({
  open,
}) => {
  const { page, keys } = await openTable(open, 'Keys', 1, true)
  const drawing = page.getByRole('application', { name: 'Drawing' })
  await page.getByRole('tab', { name: 'Takes', exact: true }).click()
  const last = page.getByRole('textbox', { name: 'Anything else, said last' })
  await last.fill('Rain.')
  await page.getByRole('button', { name: 'Make take' }).click()
  await expect(drawing).toBeFocused()
  await page.getByRole('button', { name: 'Look at T1' }).waitFor()
  await expect(drawing).toBeFocused()
  await keys('e')
  await expect(page.getByRole('radio', { name: 'Eraser' })).toBeChecked()
  for (const place of [drawing, last]) {
    await place.focus()
    await keys('Control+Shift+Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await keys('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(place).toBeFocused()
  }
  await saved(page)
})

test('a message that comes up under a resting pointer goes by itself', async ({ launch }) => {
  const { page } = await ownTable(launch, 'Message', 2)
  await page.clock.install()
  const said = page.getByRole('status').filter({ hasText: 'Deleted' })
  const remove = () => page.keyboard.press('Shift+Delete')
  await remove()
  const box = (await said.boundingBox())!
  const [x, y] = [box.x + 30, box.y + box.height / 2]
  // On a busy machine a message would go while the pointer is on its way.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 50))
  await page.clock.fastForward(5000)
  // A pointer that moves over it is reading it.
  await page.mouse.move(x, y, { steps: 3 })
  await page.clock.fastForward(5000)
  await expect(said).toBeVisible()
  await page.clock.fastForward(2000)
  await expect(said).toHaveCount(0)
  await page.clock.resume()
  await page.keyboard.press('Control+z')
  await remove()
  await expect(said).toBeVisible()
  await page.clock.fastForward(6500)
  await expect(said).toHaveCount(0)
})

test('Ctrl+A takes all marks whatever is in hand, and never the window’s own text', async ({ open }) => {
  const { page, pen, keys } = await openTable(open, 'All', 1, true)
  await pen.stroke(lineOf([0.2, 0.3], [0.8, 0.3]))
  await pen.stroke(lineOf([0.2, 0.6], [0.8, 0.6]))
  await keys('v', 'Control+a')
  await expect(page.getByRole('toolbar', { name: 'Selected marks' })).toContainText('2 marks')
  await page.getByRole('button', { name: 'Export…' }).focus()
  await keys('Control+a')
  expect(await page.evaluate(() => getSelection()!.toString())).toBe('')
})

test('the paper is turned by a drag with Ctrl and Alt, and set upright by two fingers that tap twice', async ({
  open,
}) => {
  const { page } = await openTable(open, 'Turn', 1)
  const area = page.getByRole('application', { name: 'Drawing' })
  const undo = page.getByRole('button', { name: /^Undo/ })
  const turned = page.getByRole('button', { name: /^Turned by/ })
  const box = (await page.locator('.table').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.keyboard.down('Control')
  await page.keyboard.down('Alt')
  await page.mouse.move(x + 200, y)
  await page.mouse.down()
  for (const degrees of [10, 20, 30, 40]) {
    const at = (degrees * Math.PI) / 180
    await page.mouse.move(x + 200 * Math.cos(at), y + 200 * Math.sin(at))
  }
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await page.keyboard.up('Control')
  await expect(turned).toHaveText('40°')
  await expect(undo).toBeDisabled()

  const clock = createHandClock()
  const fingers = await fingersOn(page.locator('.table'), await page.context().newCDPSession(page), clock)
  async function tap(): Promise<void> {
    await fingers.land({ 1: [0.45, 0.5] })
    await fingers.land({ 2: [0.55, 0.5] })
    await fingers.lift(1, 2)
  }
  await tap()
  clock.rest(2000)
  await tap()
  await expect(turned).toHaveText('40°')
  clock.rest(2000)
  await tap()
  clock.rest(100)
  await tap()
  await expect(turned).toHaveCount(0)
  await expect(undo).toBeDisabled()
  await expect(area).toBeVisible()
})

test('Esc closes what is open at once while a tooltip is shown on what has the focus', async ({ open }) => {
  const { page } = await openTable(open, 'Esc', 1)
  const well = page.getByRole('button', { name: /^Current colour: / })
  await well.focus()
  await page.keyboard.press('Enter')
  const pick = page.getByRole('dialog').getByRole('button', { name: 'Pick a colour from the drawing' })
  await pick.waitFor()
  for (let steps = 0; steps < 20 && !(await pick.evaluate((it) => it === document.activeElement)); steps += 1)
    await page.keyboard.press('Tab')
  await expect(page.getByRole('tooltip')).toHaveText(/^Pick a colour/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(well).toBeFocused()
})

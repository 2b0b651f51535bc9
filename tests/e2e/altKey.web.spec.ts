import { expect, test } from './app.ts'

test('Alt that was part of a gesture is kept from the menu bar; Alt alone is not', async ({ open }) => {
  const { page } = await open.sample()
  await page.evaluate(() => {
    window.addEventListener('keyup', (event) => {
      if (event.key === 'Alt') document.body.dataset['alt'] = event.defaultPrevented ? 'kept' : 'to the menu'
    })
  })
  const released = async (): Promise<string> => {
    await page.keyboard.up('Alt')
    return page.evaluate(() => document.body.dataset['alt'] ?? '')
  }
  const place = (await page.getByRole('listbox', { name: 'Board' }).boundingBox())!
  const [x, y] = [place.x + place.width - 20, place.y + place.height - 120] as const
  await page.keyboard.down('Alt')
  expect(await released()).toBe('to the menu')
  await page.keyboard.down('Alt')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 30, y)
  await page.mouse.up()
  expect(await released()).toBe('kept')
  await page.mouse.down()
  await page.keyboard.down('Alt')
  await page.mouse.up()
  expect(await released()).toBe('kept')
  await page.keyboard.down('Alt')
  await page.keyboard.press('ArrowRight')
  expect(await released()).toBe('kept')
  await page.keyboard.down('Alt')
  expect(await released()).toBe('to the menu')
})

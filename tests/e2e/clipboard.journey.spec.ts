import type { Page } from '@playwright/test'
import { drawLine, enterPanel, expect, inkOn, makeFilm, newHome, ready, saved, test } from './app.ts'

/** What a copy puts on the clipboard now: the selected marks. */
async function selectedMarks(page: Page): Promise<{ id: string; layerId: string; points: string }[]> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer()
    window.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }))
    const json = clipboardData.getData('application/x-framewright-marks')
    return json === '' ? [] : JSON.parse(json).marks
  })
}

/** Pastes what another program may have left on the clipboard: no system's clipboard lets a test write any of this. */
async function pasteHtml(page: Page, json: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', `<p data-framewright-marks="${encodeURIComponent(text)}">x</p>`)
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
  }, json)
}

test('marks go by the clipboard from panel to panel and from one project to another, in another window', async ({
  launch,
}, info) => {
  const homes = [newHome(), newHome()] as const
  const first = await launch({ home: homes[0], folder: await makeFilm(homes[0], 'Copied From') })
  const second = await launch({ home: homes[1], folder: await makeFilm(homes[1], 'Pasted To') })
  const { page } = first
  let other = second.page
  if (info.project.name === 'chromium') {
    // Each browser of a test has a clipboard to itself: the second project opens in the first one's.
    const storageState = await other.context().storageState()
    const context = await page.context().browser()!.newContext({ storageState, viewport: other.viewportSize() })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const address = other.url()
    await other.close()
    other = await context.newPage()
    await other.goto(address)
  }
  const faults: string[] = []
  for (const each of [page, other]) each.on('pageerror', (error) => faults.push(String(error)))

  await ready(page)
  await enterPanel(page)
  await drawLine(page, [0.2, 0.3], [0.5, 0.4])
  await page.keyboard.press('s')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  const [copied] = await selectedMarks(page)
  const ink = await inkOn(page)

  // Into another project: in its place, new, selected, on the drawing layer, and undone by its name.
  await other.bringToFront()
  await ready(other)
  await enterPanel(other)
  await other.keyboard.press('Control+v')
  await expect(other.getByRole('button', { name: 'Undo Paste Mark of Shot 1' })).toBeEnabled()
  await expect(other.getByRole('toolbar', { name: 'Selected marks' })).toContainText('1 mark')
  const [pasted] = await selectedMarks(other)
  expect(pasted!.points).toBe(copied!.points)
  expect(pasted!.id).not.toBe(copied!.id)
  expect(pasted!.layerId).not.toBe(copied!.layerId)
  await other.keyboard.press('Escape')
  await expect.poll(() => inkOn(other)).toBe(ink)
  await saved(other)
  await other.keyboard.press('Control+z')
  await expect.poll(() => inkOn(other)).toBe(0)

  // What is none, or harms: refused with a reason, the drawing as it was.
  const stroke = { ...copied!, transform: [1, 0, 0, 1, 1e308, 0] }
  for (const [json, reason] of [
    ['{"version":1,"marks":[{"kind":"stroke","__proto__":{"id":1}}]}', 'can’t be read'],
    [JSON.stringify({ version: 1, marks: [stroke] }), 'can’t be read'],
    [`{"version":1,"marks":[${'0,'.repeat(200_000)}0]}`, 'more on the clipboard'],
    ['{"version":9,"marks":[{}]}', 'newer'],
  ] as const) {
    await pasteHtml(other, json)
    await expect(other.getByRole('region', { name: 'Messages' })).toContainText(reason)
    await expect(other.getByRole('button', { name: /^Undo/ })).toBeDisabled()
  }
  // Ids that are taken already are no matter: what is pasted has its own.
  await pasteHtml(other, JSON.stringify({ version: 1, marks: [copied, copied] }))
  await expect(other.getByRole('button', { name: 'Undo Paste 2 Marks of Shot 1' })).toBeEnabled()
  expect(new Set((await selectedMarks(other)).map(({ id }) => id)).size).toBe(2)

  // On its own original it would not be seen: it lies beside it. In another panel it lies in its place.
  await page.bringToFront()
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('button', { name: 'Undo Paste Mark of Shot 1' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await expect.poll(() => inkOn(page)).toBeGreaterThan(ink * 1.8)
  await page.keyboard.press('Escape')
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('n')
  await enterPanel(page)
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('button', { name: 'Undo Paste Mark of Shot 1A' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await expect.poll(() => inkOn(page)).toBe(ink)

  // A picture on the clipboard comes as a picture.
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const sheet = document.createElement('canvas')
    ;[sheet.width, sheet.height] = [40, 20]
    const [, data] = sheet.toDataURL('image/png').split(',')
    const bytes = Uint8Array.from(atob(data!), (sign) => sign.charCodeAt(0))
    clipboardData.items.add(new File([bytes], 'from the clipboard.png', { type: 'image/png' }))
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
  })
  await expect(page.getByRole('button', { name: /^Undo .*Picture/ })).toBeEnabled()
  expect(faults).toEqual([])
})

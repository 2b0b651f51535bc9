import type { Page } from '@playwright/test'
import { expect, makeFilm, newHome, addShot, ready, saved, test } from './app.ts'

const field = (page: Page, name: string) => page.getByRole('complementary').getByLabel(name, { exact: true }).first()
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ })
const front = (page: Page) => page.getByRole('listbox', { name: 'Board' })
const action = (page: Page) => page.getByRole('gridcell').and(page.locator('.cell.action')).first()

async function editedFilm(launch: Parameters<Parameters<typeof test>[2]>[0]['launch']) {
  const home = newHome()
  const folder = makeFilm(home, 'Typed')
  const { page } = await launch({ home, folder })
  await ready(page)
  await addShot(page)
  await saved(page)
  return page
}

test('a field is saved while it has the focus, never says Saved before, and is one step however long it is typed in', async ({
  launch,
}) => {
  const page = await editedFilm(launch)
  await field(page, 'Notes').click()
  // Every letter's own answer: whether the title claims more than the disk has.
  const claims = await page.evaluate(async () => {
    const box = document.activeElement as HTMLTextAreaElement
    const seen: string[] = []
    for (const letter of 'The tide is out') {
      box.setRangeText(letter, box.value.length, box.value.length, 'end')
      box.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter }))
      await new Promise(requestAnimationFrame)
      seen.push(document.title)
    }
    return seen
  })
  expect(claims.filter((title) => title.endsWith('— Saved')).length).toBeLessThan(claims.length / 2)
  await saved(page)
  await expect(field(page, 'Notes')).toBeFocused()
  await page.keyboard.type(' again.')
  await expect(page).not.toHaveTitle(/— Saved$/)
  await saved(page)
  await page.keyboard.press('Escape')
  await expect(front(page)).toBeFocused()
  await expect(field(page, 'Notes')).toHaveValue('The tide is out again.')
  await undo(page).click()
  await expect(field(page, 'Notes')).toHaveValue('')
  await expect(undo(page)).not.toHaveAccessibleName(/Notes/)
})

test('a cell takes Esc as a spreadsheet does, and undo brings the text back; Mod+Enter ends a field and makes no take', async ({
  launch,
}) => {
  const page = await editedFilm(launch)
  await page.keyboard.press('Control+2')
  await action(page).dblclick()
  await page.keyboard.type('She turns')
  await saved(page)
  await page.keyboard.type(' away')
  await page.keyboard.press('Escape')
  await expect(action(page)).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(action(page)).toHaveText('She turns away')
  await page.keyboard.press('Control+z')
  await expect(action(page)).toHaveText('')

  await page.keyboard.press('Control+1')
  await field(page, 'Action').fill('She runs')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('tab', { name: 'Shot', exact: true })).toHaveAttribute('aria-selected', 'true')
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(field(page, 'Action')).toHaveValue('')
})

import type { Page } from '@playwright/test'
import { makeScriptFilm } from '../support/scriptFilm.ts'
import { expect, expectAccessible, saved, test } from './app.ts'

const FIRST = `EXT. QUAY - NIGHT

Mara waits under the one lamp for a ferry that will not come tonight, or any other night of this long winter.

MARA
(barely)
Nobody is coming.

JONAS (O.S.)
I am.

INT. CELLAR - DAY

Empty shelves.
`
const SECOND = FIRST.replace('Nobody is coming.', 'Somebody is coming.')

const line = (page: Page, words: string) => page.locator('.script-line', { hasText: words })
const shot = (page: Page, number: string) =>
  page.locator('.shot-line').filter({ has: page.getByText(number, { exact: true }) })
const dialogue = (page: Page) => page.getByRole('textbox', { name: 'Dialogue' })

test('a script is lined into shots by keyboard and by hand', async ({ open }) => {
  const folder = await makeScriptFilm(open.home, [FIRST, SECOND], ['Mara', 'Jonas'])
  const { page } = await open.at(folder)
  await page.keyboard.press('Control+9')
  const script = page.getByRole('listbox', { name: /^Script/ })
  await expect(script).toBeFocused()
  await expect(line(page, 'Somebody').locator('.script-revised')).toHaveText('*')
  await expect(page.locator('.script-revised')).toHaveCount(1)
  await expect(page.locator('.script-count')).toHaveText('5 lines of scene 1 have no shot')

  await test.step('lines selected with Shift become a shot with their words and their cast', async () => {
    await page.keyboard.press('ArrowDown')
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('n')
    await expect(shot(page, '1')).toHaveClass(/on/)
    await expect(dialogue(page)).toHaveValue('MARA\n(barely)\nSomebody is coming.')
    await expect(page.getByRole('complementary').getByText('Mara', { exact: true })).toBeVisible()
    await expect(page.locator('.script-count')).toHaveText('1 line of scene 1 has no shot')
  })

  await test.step('its end goes down by a key and up by the hand, and its words with it', async () => {
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(dialogue(page)).toHaveValue(/JONAS \(O\.S\.\)\nI am\.$/)
    await expect(page.locator('.script-count')).toHaveText('Every line of scene 1 has a shot')
    const foot = (await shot(page, '1').locator('[data-end="foot"]').boundingBox())!
    const to = (await line(page, '(barely)').boundingBox())!
    await page.mouse.move(foot.x + foot.width / 2, foot.y + foot.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y + to.height / 2, { steps: 4 })
    await page.mouse.up()
    await expect(dialogue(page)).toHaveValue('MARA\n(barely)')
    await page.keyboard.press('Control+z')
    await expect(dialogue(page)).toHaveValue(/I am\.$/)
  })

  await test.step('what is heard and not seen is wavy, split off, merged and taken away', async () => {
    await line(page, 'I am.').click()
    await page.keyboard.press('c')
    await expect(shot(page, '1').locator('.shot-line-ink[d*="Q"]')).toHaveCount(1)
    await page.keyboard.press('Shift+S')
    await expect(shot(page, '1A')).toHaveClass(/on/)
    await expect(dialogue(page)).toHaveValue('JONAS (O.S.)\nI am.')
    await shot(page, '1').locator('.shot-line-reach').first().click()
    await page.keyboard.press('Shift+M')
    await expect(page.locator('.shot-line')).toHaveCount(1)
    await page.keyboard.press('Delete')
    await expect(page.locator('.script-count')).toHaveText('1 line of scene 1 has no shot')
    await page.keyboard.press('a')
    await expect(page.locator('.script-count')).toHaveText('Every line of scene 1 has a shot')
    await page.keyboard.press('u')
    await expect(page.locator('.script-count')).toHaveText('1 line of scene 2 has no shot')
  })

  await test.step('words written by hand stay, and the script is found through', async () => {
    await shot(page, '1').locator('.shot-line-reach').first().click()
    await page.getByRole('textbox', { name: 'Action' }).fill('She waits.')
    await script.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByRole('textbox', { name: 'Action' })).toHaveValue('She waits.')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('empty')
    await expect(line(page, 'Empty shelves.')).toHaveClass(/at/)
    await page.keyboard.press('Escape')
    await expect(script).toBeFocused()
  })

  await test.step('what opens from it gives the focus back', async () => {
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(script).toBeFocused()
    const draft = page.getByRole('button', { name: /^Draft: / })
    await draft.press('Enter')
    await page.keyboard.press('Escape')
    await expect(draft).toBeFocused()
    const compare = page.getByRole('button', { name: 'Compare drafts' })
    await compare.press('Enter')
    const sides = page.getByRole('dialog', { name: 'Compare drafts' })
    await expect(sides.locator('.compare-count')).toHaveText('1 of 1 change')
    const earlier = sides.getByRole('button', { name: /^Earlier draft: / })
    await earlier.press('Enter')
    await page.keyboard.press('Escape')
    await expect(earlier).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(compare).toBeFocused()
    await script.focus()
  })
  await saved(page)
  await expectAccessible(page)
})

test('from the drawing table to the script, its shots and their shooting days by keys alone', async ({ open }) => {
  const folder = await makeScriptFilm(open.home, [FIRST], ['Mara', 'Jonas'])
  const { page } = await open.at(folder)
  const run = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(words)
    await page.keyboard.press('Enter')
  }
  await run('new shot')
  await page.getByRole('listbox', { name: 'Board' }).press('Enter')
  await page.getByRole('application', { name: 'Drawing' }).waitFor()
  await page.keyboard.press('Control+9')
  const script = page.getByRole('listbox', { name: /^Script/ })
  await script.waitFor()
  await page.keyboard.press('Control+9')
  await expect(script).toBeFocused()
  await expect(page.getByText('Shift+↓ more')).toBeVisible()
  await page.keyboard.press('u')
  await page.keyboard.press('n')
  await expect(page.getByText('Shift+↓ more')).toBeHidden()

  await page.keyboard.press('Control+2')
  const list = page.getByRole('grid', { name: 'Shot list' })
  await expect(list).toBeFocused()
  await run('shooting order')
  await expect(list).toBeFocused()
  await run('new day')
  await expect(list.getByText('Day 1')).toBeVisible()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'New day' }).press('Enter')
  await expect(list.getByText('Day 2')).toBeVisible()
  await expect(list).toBeFocused()
  // An omitted scene waits for no shot, and shows none.
  await run('omit scene')
  await expect(page.locator('.script-count')).toHaveText(/^Scene \d is omitted$/)
  await expect(page.locator('.shot-line')).toHaveCount(0)
  await saved(page)
})

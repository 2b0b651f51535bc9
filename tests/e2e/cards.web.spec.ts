import { createCanvas } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { expect, expectAccessibleInThemes, saved, test } from './app.ts'

const cards = (page: Page) => page.getByRole('tabpanel', { name: 'Cards' })
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()

function png(color: string): Buffer {
  const canvas = createCanvas(64, 64)
  const surface = canvas.getContext('2d')
  surface.fillStyle = color
  surface.fillRect(0, 0, 64, 64)
  return canvas.toBuffer('image/png')
}

test('a card has looks with pictures of a use; a scene chooses one, a shot another, and a deleted one falls back', async ({
  open,
}) => {
  const { page } = await open.sample()
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Home')
  await tab(page, 'Cards')
  await cards(page)
    .getByLabel('Pictures as cast cards', { exact: true })
    .last()
    .setInputFiles([{ name: 'mara_ilves.png', mimeType: 'image/png', buffer: png('#aa5500') }])
  const name = cards(page).getByLabel('Name', { exact: true })
  await expect(name).toHaveValue('mara ilves')

  await cards(page).getByRole('button', { name: 'Picture 1 is for: General' }).press('Enter')
  await page.getByRole('menuitemradio', { name: 'Face' }).click()
  await expect(cards(page).getByRole('button', { name: 'Picture 1 is for: Face' })).toBeFocused()

  const fromTake = cards(page).getByRole('button', { name: 'From a take…' }).first()
  await fromTake.press('Enter')
  const cutting = page.getByRole('dialog', { name: /^A part of a take for / })
  await expect(cutting).toContainText('No take is kept yet')
  await page.keyboard.press('Escape')
  await expect(fromTake).toBeFocused()

  await cards(page).getByRole('button', { name: 'New look' }).press('Enter')
  const look = cards(page).getByLabel('Name of the look')
  await expect(look).toBeFocused()
  await page.keyboard.type('Oilskin')
  await cards(page).getByLabel('Description of the look').fill('A yellow oilskin')
  await expect(cards(page).getByRole('button', { name: /^Oilskin/ })).toContainText('not chosen')
  await saved(page)
  await expectAccessibleInThemes(page, 'a card with a look')

  await tab(page, 'Shot')
  const action = page.getByRole('textbox', { name: 'Action', exact: true })
  await action.fill('')
  await action.pressSequentially('Hold on @ma')
  await expect(page.getByRole('option', { name: /mara ilves/ })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(action).toHaveValue('Hold on @mara ilves ')
  await expect(action).toBeFocused()
  await page.getByRole('button', { name: 'mara ilves, mentioned. Add to the shot' }).press('Enter')
  await expect(page.getByRole('list', { name: 'Cast' })).toContainText('mara ilves')

  await page.getByRole('button', { name: 'Look of mara ilves: Base look' }).last().press('Enter')
  await page.getByRole('menuitemradio', { name: 'Oilskin' }).click()
  await expect(page.getByRole('button', { name: 'Look of mara ilves: Oilskin' })).toHaveCount(2)

  await tab(page, 'Cards')
  await cards(page)
    .getByRole('button', { name: /mara ilves/ })
    .first()
    .click()
  await cards(page).getByLabel('Name', { exact: true }).fill('Mara')
  await cards(page)
    .getByRole('button', { name: /^Oilskin/ })
    .press('Enter')
  await cards(page).getByRole('button', { name: 'Delete look' }).press('Enter')
  await expect(page.getByText(/Deleted Mara, Oilskin\. The base look holds in scene 1/)).toBeVisible()
  await tab(page, 'Shot')
  await expect(action).toHaveValue('Hold on @Mara')
  await expect(page.getByRole('button', { name: /^Look of Mara/ })).toHaveCount(0)
})

test('a list of names closes with Esc, and the field is left only with the next', async ({ open }) => {
  const { page } = await open.sample()
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Home')
  const action = page.getByRole('textbox', { name: 'Action', exact: true })
  await action.fill('')
  await action.pressSequentially('@')
  const list = page.getByRole('listbox', { name: 'Cards to mention' })
  await expect(list).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(action).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(action).not.toBeFocused()

  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog')
  const style = settings.getByRole('textbox', { name: 'Style note' })
  await style.fill('')
  await style.pressSequentially('@')
  const name = await list.getByRole('option').first().locator('bdi').textContent()
  await list.getByRole('option').first().click()
  await expect(style).toHaveValue(new RegExp(`^@${name!}`))
  await expect(settings).toBeVisible()
})

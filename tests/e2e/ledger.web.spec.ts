import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { putJobs } from '../support/ledgerFilm.ts'
import { expect, expectAccessible, framewright, makeFilm, ready, test } from './app.ts'

const ATTEMPTS = process.env['FRAMEWRIGHT_ATTEMPTS'] ? Number(process.env['FRAMEWRIGHT_ATTEMPTS']) : 1000

async function openLedger(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('ledger')
  await page.getByRole('option', { name: /^Ledger/ }).click()
}

async function chooseModel(page: Page): Promise<void> {
  await page.keyboard.press('Control+4')
  await page.getByRole('radio', { name: 'Gemini', exact: true }).click()
}

test('the ledger lists every attempt, adds them up as the terminal does, and goes to a spreadsheet', async ({
  open,
}) => {
  const { home } = open
  const folder = await makeFilm(home, 'Ledger')
  await putJobs(folder, ATTEMPTS, (at) => {
    if (at === 0)
      return { state: 'failed', failure: { kind: 'refused', reason: 'SAFETY', said: '' }, actualUsd: 0.002715 }
    if (at === 1) return { state: 'failed', failure: { kind: 'timed-out', mayBeBilled: true }, actualUsd: null }
    return at % 2 === 0 ? { createdAt: '2026-04-01T10:00:00.000Z' } : {}
  })
  const told = JSON.parse(await framewright(home, 'ledger', folder, '--json')) as { spend: { actualUsd: number } }
  expect(told.spend.actualUsd).toBe(Math.round((ATTEMPTS - 2) * 40_000 + 2715) / 1e6)
  const { page } = await open.at(folder)
  await openLedger(page)
  const dialog = page.getByRole('dialog', { name: 'Ledger' })
  const grid = dialog.getByRole('grid', { name: 'Attempts' })
  await expect(grid).toHaveAttribute('aria-rowcount', String(ATTEMPTS + 1))
  // Only what is in sight is in the page.
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
  await expect(dialog.getByRole('status', { name: 'Sum' })).toContainText(`$${told.spend.actualUsd.toFixed(2)} billed`)
  await expect(dialog.getByRole('status', { name: 'Sum' })).toContainText('$0.05 may be billed')
  await expectAccessible(page)
  await grid.press('End')
  await expect(grid.getByRole('row').filter({ hasText: 'refused' })).toContainText('$0.003')

  await dialog.getByRole('radio', { name: 'Months' }).click()
  await expect(dialog.getByRole('grid', { name: 'Months' }).getByRole('row').nth(1)).toContainText('April 2026')
  await dialog.getByRole('button', { name: 'Export as CSV…' }).click()
  const exporting = page.getByRole('dialog', { name: 'Export' })
  await expect(exporting.getByRole('status', { name: 'Rows' })).toContainText(`${ATTEMPTS} rows`)
  const file = join(home, 'ledger.csv')
  await exporting.getByLabel('Save to').fill(file)
  await exporting.getByLabel('Save to').press('Enter')
  await expect(exporting.getByText(`Saved to ${file}`)).toBeVisible()
  expect(readFileSync(file, 'utf8').split('\r\n')).toHaveLength(ATTEMPTS + 2)
})

test('four fifths of the cap are said once, and stay in sight where takes are asked for', async ({ open }) => {
  const folder = await makeFilm(open.home, 'Capped')
  await putJobs(folder, 3, () => ({ actualUsd: 5.5 }))
  const { page } = await open.at(folder)
  const warning = page
    .getByRole('region', { name: 'Messages' })
    .getByText('of this film’s cap of $20.00 is used: 82 %.')
  await expect(warning).toBeVisible()
  await chooseModel(page)
  await expect(page.getByText('82 % of the film’s cap is used')).toBeVisible()
  await page.getByRole('button', { name: /\$3\.50 of \$20\.00 left/ }).click()
  await expect(
    page.getByRole('dialog', { name: 'Ledger' }).getByText('82 % of the cap: $16.50 of $20.00'),
  ).toBeVisible()
  // Said in the dialog now, whose foot it would cover.
  await expect(warning).toBeHidden()
  await page.reload()
  await ready(page)
  await page.keyboard.press('Control+4')
  await expect(page.getByText('82 % of the film’s cap is used')).toBeVisible()
  await expect(warning).toBeHidden()
})

test('the AI policy is one step, is said, and stops a request where it is made', async ({ open }) => {
  const { page } = await open.film('Ruled')
  await chooseModel(page)
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  await settings.getByRole('tab', { name: 'Film', exact: true }).click()
  await settings.getByRole('textbox', { name: 'Author', exact: true }).fill('Ada Lind')
  await settings.getByRole('button', { name: 'AI policy: Allowed' }).click()
  await page.getByRole('menuitemradio', { name: 'Off', exact: true }).click()
  await expect(page.getByText(/^AI policy: off, set by Ada Lind on /)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('this film’s AI policy is off (set by Ada Lind on')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make take' })).toBeDisabled()
  await page.getByRole('button', { name: /^Undo Set AI Policy/ }).click()
  await expect(page.getByText('this film’s AI policy is off')).toBeHidden()
})

import type { Locator, Page } from '@playwright/test'

/** Something done in the shot list. `ready` returns the act itself; `after` puts things back. */
export interface GridAct {
  readonly name: string
  readonly ready: (page: Page) => Promise<() => Promise<unknown>>
  /** What is there once it is done, as a selector, and the words in it: the act lasts until then. */
  readonly shows: string
  readonly says?: string
  readonly after?: (page: Page) => Promise<unknown>
}

const GRID = '[role="grid"]'
const SIZES = ['CU', 'MS', 'WS', 'ECU', 'MCU', 'Frankenstein two'] as const
const MOVES = ['Static', 'Pan', 'Dolly', 'Handheld'] as const
const CAST = ['Mara', 'Jonas', 'Mara, Jonas', 'Ida', ''] as const

/** So many rows of cells as a spreadsheet copies them, each another. */
function cells(rows: number, seed: number): string {
  const row = (at: number): string =>
    [
      SIZES[(at * 7 + seed) % SIZES.length],
      'OTS',
      'Eye level',
      MOVES[(at * 5 + seed) % MOVES.length],
      `${[18, 24, 35, 50, 85][(at + seed) % 5]}`,
      `Take ${at + seed}: she crosses the flats, looks back at the ferry and waits.`,
      CAST[(at * 3 + seed) % CAST.length],
    ].join('\t')
  return Array.from({ length: rows }, (_, at) => row(at)).join('\n')
}

/** Brings the text into the page, so that the paste itself doesn't wait for its way there, and returns the paste. */
async function readyToPaste(page: Page, text: string): Promise<() => Promise<void>> {
  const paste = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    return (): void => {
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    }
  }, text)
  return () => paste.evaluate((act) => act())
}

async function onGrid(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.locator(GRID).focus()
  for (const key of ['Control+Home', ...keys]) await page.keyboard.press(key)
}

/** A click without the way to what is clicked, and without a search for it, which would cost more than what is measured. */
async function clickAt(page: Page, what: Locator): Promise<() => Promise<void>> {
  const box = (await what.first().boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  return async () => {
    await page.mouse.down()
    await page.mouse.up()
  }
}

/** Takes the newest step back: undo goes where it is first. A step of an act before may still stand in Redo. */
async function undo(page: Page): Promise<void> {
  await page.locator(GRID).focus()
  const newest = page.locator('button[aria-label^="Undo "]')
  const name = await newest.getAttribute('aria-label')
  for (let presses = 0; presses < 3 && (await newest.getAttribute('aria-label')) === name; presses += 1) {
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(300)
  }
  await page.locator(`button[aria-label="${name}"]`).waitFor({ state: 'detached' })
}

/** Opens the list and gives its shots different words. */
export async function dressFilm(page: Page, shots: number): Promise<void> {
  await page.keyboard.press('Control+2')
  await page.locator(GRID).waitFor()
  await onGrid(page, 'ArrowRight', 'ArrowRight')
  await (
    await readyToPaste(page, cells(shots, 0))
  )()
  await page.locator(`${GRID} .cell.size`, { hasText: 'Frankenstein two' }).first().waitFor()
}

let pastes = 1

/** A key over one column of every shot, and the step that it makes. */
function onAllShots(name: string, step: string, key: string): GridAct {
  return {
    name,
    shows: `button[aria-label^="Undo ${step}"]`,
    async ready(page) {
      await onGrid(page, 'ArrowRight', 'ArrowRight', 'Control+Shift+End')
      return () => page.keyboard.press(key)
    },
    after: undo,
  }
}

export const GRID_ACTS: readonly GridAct[] = [
  {
    name: 'Paste 500 rows of 7 cells',
    shows: 'button[aria-label^="Undo Paste into 500"]',
    async ready(page) {
      await onGrid(page, 'ArrowRight', 'ArrowRight')
      const text = cells(500, (pastes += 1))
      return readyToPaste(page, text)
    },
    after: undo,
  },
  {
    name: 'Paste 500 rows past the end',
    shows: 'button[aria-label^="Undo Paste into 500"]',
    async ready(page) {
      await onGrid(page, 'Control+End', 'Home', 'ArrowRight', 'ArrowRight')
      const text = cells(500, (pastes += 1))
      return readyToPaste(page, text)
    },
    after: undo,
  },
  onAllShots('Fill down 1,000 shots', 'Fill Down', 'Control+d'),
  onAllShots('Clear 1,000 shots', 'Clear Cells', 'Delete'),
  {
    name: 'Undo of a fill of 1,000 shots',
    shows: 'button[aria-label^="Redo Fill Down"]',
    async ready(page) {
      await onGrid(page, 'ArrowRight', 'ArrowRight', 'Control+Shift+End', 'Control+d')
      return () => page.keyboard.press('Control+z')
    },
  },
  {
    name: 'Sort by size',
    shows: '.list-header .cell.size[aria-sort="ascending"]',
    async ready(page) {
      // The columns may be scrolled away.
      await onGrid(page, 'ArrowRight', 'ArrowRight')
      return clickAt(page, page.locator('.list-header .cell.size .column-name'))
    },
    async after(page) {
      const name = page.locator('.list-header .cell.size .column-name')
      await name.click()
      await name.click()
    },
  },
  {
    name: 'Group by size',
    shows: '[aria-label="No longer Grouped by Size"]',
    async ready(page) {
      await page.getByRole('button', { name: 'Group', exact: true }).click()
      return clickAt(page, page.getByRole('menuitemcheckbox', { name: 'Size', exact: true }))
    },
    async after(page) {
      await page.getByRole('button', { name: 'No longer Grouped by Size' }).click()
    },
  },
  {
    name: 'Filter by a word',
    shows: '.list-tools button[aria-label="Clear the filter"]',
    async ready(page) {
      await page.getByLabel('Filter shots').focus()
      return () => page.keyboard.insertText('frankenstein')
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'Shooting order',
    shows: '.scene-line',
    ready: (page) => clickAt(page, page.locator('.list-tools :is(label, button)', { hasText: 'Shooting order' })),
    async after(page) {
      await page.getByText('Story order').click()
    },
  },
  {
    name: 'Find a word',
    shows: '.find-count',
    says: 'in 1000',
    async ready(page) {
      await onGrid(page, 'Control+h')
      await page.getByLabel('Find', { exact: true }).fill('')
      return () => page.keyboard.insertText('ferry')
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'Replace in 1,000 shots',
    shows: 'button[aria-label^="Undo Replace"]',
    async ready(page) {
      await onGrid(page, 'Control+h')
      await page.getByLabel('Find', { exact: true }).fill('ferry')
      await page.getByLabel('Replace with', { exact: true }).fill('steamer')
      return () => page.keyboard.press('Control+Enter')
    },
    async after(page) {
      await page.keyboard.press('Escape')
      await undo(page)
    },
  },
  {
    name: 'Select all',
    shows: '.line.selected',
    async ready(page) {
      await onGrid(page)
      return () => page.keyboard.press('Control+a')
    },
  },
  {
    name: 'One row down',
    shows: '.line.selected',
    async ready(page) {
      await onGrid(page, 'ArrowRight', 'ArrowRight', 'ArrowDown')
      return () => page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'Move a row',
    shows: 'button[aria-label^="Undo Move"]',
    async ready(page) {
      await onGrid(page, 'ArrowDown')
      return () => page.keyboard.press('Alt+ArrowDown')
    },
    after: undo,
  },
  {
    name: 'Insert a row',
    shows: 'button[aria-label^="Undo Add"]',
    async ready(page) {
      await onGrid(page, 'ArrowDown')
      return () => page.keyboard.press('Insert')
    },
    after: undo,
  },
]

import type { Page } from '@playwright/test'

/** Someone who walks through a film, doing this and that. */
export interface Walker {
  readonly page: Page
  /** 0 ≤ n < below */
  readonly dice: (below: number) => number
}

/** Something that is done to a film by hand. */
export interface WalkAct {
  readonly what: string
  readonly often: number
  /** Goes where it is done. */
  readonly go: (walker: Walker) => Promise<void>
  readonly act: (walker: Walker) => Promise<void>
}

const board = (page: Page) => page.getByRole('listbox', { name: 'Board' })
const drawing = (page: Page) => page.getByRole('application', { name: 'Drawing' })

export async function isDrawing(page: Page): Promise<boolean> {
  return (await drawing(page).count()) > 0
}

/** Keys go to what is drawn on or chosen from, not to a field. */
export async function toFront(page: Page): Promise<void> {
  await page.locator('[data-surface], [role="grid"]').first().focus()
}

/** The pointer off everything: what it rests on is marked, which is no sight of what was done. */
export async function pointAside(page: Page): Promise<void> {
  await page.mouse.move(1, 1)
}

/** To the table, on the panel that is selected. */
export async function enterTable(page: Page): Promise<void> {
  if (await isDrawing(page)) return
  await page.keyboard.press('Control+1')
  await board(page).focus()
  await page.keyboard.press('Enter')
  await page.locator('.table-paper[data-table-ready]').waitFor()
  await drawing(page).focus()
}

async function toBoard(page: Page): Promise<void> {
  await page.keyboard.press('Control+1')
  if (await isDrawing(page)) {
    await drawing(page).focus()
    await page.keyboard.press('Escape')
  }
  await board(page).focus()
}

/** To some panel: by turning pages at the table, by arrows on the board. */
async function wander({ page, dice }: Walker): Promise<void> {
  const way = dice(2) === 0 ? ['PageDown', 'ArrowRight'] : ['PageUp', 'ArrowLeft']
  const key = way[(await isDrawing(page)) ? 0 : 1]!
  for (let step = dice(4); step > 0; step -= 1) await page.keyboard.press(key)
  if (await isDrawing(page)) await page.locator('.table-paper[data-table-ready]').waitFor()
}

/** The rail shows the tool in hand: what is taken up before it is used is no sight of what was done. */
const atTableWith =
  (tools: readonly string[]) =>
  async (walker: Walker): Promise<void> => {
    await enterTable(walker.page)
    await wander(walker)
    await walker.page.keyboard.press(tools[walker.dice(tools.length)]!)
  }
const atTable = atTableWith(['p'])
const onBoard = async (walker: Walker): Promise<void> => (await toBoard(walker.page), wander(walker))
const keys =
  (...pressed: readonly string[]) =>
  async ({ page }: Walker): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key)
  }

type Place = [x: number, y: number]

/** Somewhere on the paper. */
async function somewhere({ page, dice }: Walker): Promise<() => Place> {
  const paper = (await page.locator('.table-paper').boundingBox())!
  return () => [paper.x + paper.width * (0.1 + dice(80) / 100), paper.y + paper.height * (0.1 + dice(80) / 100)]
}

async function drag(walker: Walker, corners: number): Promise<void> {
  const { page } = walker
  const place = await somewhere(walker)
  await page.mouse.move(...place())
  await page.mouse.down()
  for (let corner = 0; corner < corners; corner += 1) await page.mouse.move(...place(), { steps: 2 })
  await page.mouse.up()
}

const dragged = (corners: number) => (walker: Walker) => drag(walker, corners)

/** A fill is worked out beside the window, which goes on meanwhile and is not saved before it has come. */
async function pour(walker: Walker): Promise<void> {
  const { page } = walker
  await page.keyboard.press('g')
  await page.mouse.click(...(await somewhere(walker))())
  await page.keyboard.press('p')
}

/** A hidden layer takes no words, and says so. */
async function letter(walker: Walker): Promise<void> {
  const { page, dice } = walker
  await page.keyboard.press('t')
  await page.mouse.click(...(await somewhere(walker))())
  const box = page.getByRole('textbox', { name: 'Words on the panel' })
  await box.or(page.locator('.table-refusal > div')).first().waitFor()
  if (await box.isVisible()) {
    await box.fill(`Line ${dice(1000)}`)
    await page.keyboard.press('Control+Enter')
  }
  await page.keyboard.press('p')
}

/** All marks of the layer, moved or taken away. */
async function shift(walker: Walker): Promise<void> {
  await keys('s', 'Control+a', ['ArrowRight', 'ArrowDown', 'Delete'][walker.dice(3)]!, 'p')(walker)
}

async function field({ page, dice }: Walker): Promise<void> {
  await page.keyboard.press('Control+3')
  const box = page.getByRole('textbox', { name: ['Subject', 'Action', 'Location'][dice(3)]!, exact: true })
  await box.fill(`Words ${dice(100_000)}`)
  await box.press('Tab')
}

/** Its scene is omitted, or comes back: the palette says which. */
async function omit({ page }: Walker): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  const omits = palette.getByRole('option', { name: /^Omit scene/ })
  await page.keyboard.type('omit scene')
  await palette.getByRole('option').or(palette.getByText('No shot, scene or command matches.')).first().waitFor()
  if (!(await omits.isVisible())) await palette.getByRole('combobox').fill('restore scene')
  await palette.getByRole('option', { name: /^(Omit|Restore) scene/ }).click()
  await palette.waitFor({ state: 'detached' })
}

async function label({ page, dice }: Walker): Promise<void> {
  await page.keyboard.press('Control+3')
  const box = page.getByRole('complementary').getByRole('textbox', { name: 'Label', exact: true }).first()
  await box.fill(`Beat ${dice(1000)}`)
  await box.press('Tab')
}

async function hide({ page }: Walker): Promise<void> {
  await page.keyboard.press('Control+5')
  await page
    .getByRole('button', { name: /^(Hide|Show) layer$/ })
    .first()
    .click()
}

async function cell({ page, dice }: Walker): Promise<void> {
  await page.getByRole('grid', { name: 'Shot list' }).focus()
  for (let step = dice(5); step > 0; step -= 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.type(['WS', 'MS', 'CU', 'ECU'][dice(4)]!)
  await page.keyboard.press('Enter')
}

export const WALK_ACTS: readonly WalkAct[] = [
  { what: 'draw', often: 10, go: atTableWith(['p', 'b', 'm', 'w', 'j']), act: dragged(3) },
  { what: 'rub out', often: 2, go: atTableWith(['e']), act: dragged(3) },
  { what: 'draw a shape', often: 1, go: atTableWith(['l', 'a', 'r', 'o']), act: dragged(1) },
  { what: 'fill within a loop', often: 1, go: atTableWith(['f']), act: dragged(4) },
  { what: 'pour', often: 1, go: atTable, act: pour },
  { what: 'letter', often: 1, go: atTable, act: letter },
  { what: 'move or delete marks', often: 2, go: atTable, act: shift },
  { what: 'frame a camera move', often: 2, go: atTableWith(['c']), act: dragged(1) },
  { what: 'add a layer', often: 1, go: atTable, act: keys('Control+Shift+L') },
  { what: 'hide a layer', often: 1, go: atTable, act: hide },
  { what: 'add a panel at the table', often: 1, go: atTable, act: keys('n') },
  { what: 'add a shot at the table', often: 1, go: atTable, act: keys('Shift+N') },
  { what: 'duplicate a panel', often: 1, go: atTable, act: keys('d') },
  { what: 'move a panel', often: 1, go: atTable, act: keys('Alt+ArrowLeft') },
  { what: 'delete a panel', often: 1, go: atTable, act: keys('Shift+Delete') },
  { what: 'split a shot at the table', often: 1, go: atTable, act: keys('Alt+/') },
  { what: 'write', often: 3, go: wander, act: field },
  { what: 'name a panel', often: 1, go: wander, act: label },
  { what: 'fill a cell', often: 2, go: ({ page }) => page.keyboard.press('Control+2'), act: cell },
  { what: 'add a shot', often: 2, go: onBoard, act: keys('n') },
  { what: 'add a panel', often: 1, go: onBoard, act: keys('p') },
  { what: 'duplicate a shot', often: 1, go: onBoard, act: keys('Control+d') },
  { what: 'move a shot', often: 1, go: onBoard, act: keys('Alt+ArrowLeft') },
  { what: 'move a shot to another scene', often: 1, go: onBoard, act: keys('Alt+ArrowUp') },
  { what: 'delete a shot', often: 1, go: onBoard, act: keys('Delete') },
  { what: 'omit a scene', often: 1, go: onBoard, act: omit },
  { what: 'merge shots', often: 1, go: onBoard, act: keys('Shift+M') },
  { what: 'add a scene', often: 1, go: onBoard, act: keys('Control+Shift+N') },
]

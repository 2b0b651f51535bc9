import type { Locator, Page } from '@playwright/test'
import { SHOT_FIELD, SHOT_FIELDS } from '../../shared/fields/shotFields.ts'
import { enterPanel } from './app.ts'

/** A field that takes text, as a person gets to it. */
export interface TypedPlace {
  readonly name: string
  /** The file under renderer/ in which its widget stands. */
  readonly file: string
  readonly find: (page: Page) => Promise<Locator>
  readonly text: (turn: number) => string
  /** Whether what the film has is this text. */
  readonly holds?: (value: unknown, text: string) => boolean
  /** Esc throws away, and undo brings back. */
  readonly cell?: true
}

const words = (turn: number): string => `kept to the last letter ${turn}`
const figure = (turn: number): string => String(12 + (turn % 80))
const isFigure = (value: unknown, text: string): boolean => value === Number(text)

const side = (page: Page): Locator => page.getByRole('complementary')
const box = (within: Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true })

async function tab(page: Page, key: string): Promise<Locator> {
  await front(page, 'Board')
  await page.keyboard.press(key)
  return side(page)
}

async function front(page: Page, view: 'Board' | 'Shot list'): Promise<void> {
  const choice = page.getByRole('radio', { name: view, exact: true })
  if ((await choice.getAttribute('aria-checked')) !== 'true') await choice.click()
}

async function settings(page: Page, side_: 'Film' | 'Generation'): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Project settings' })
  if (!(await dialog.isVisible())) await page.keyboard.press('Control+,')
  await dialog.getByRole('tab', { name: side_, exact: true }).click()
  return dialog
}

function inInspector(): TypedPlace[] {
  return SHOT_FIELDS.filter((id) => SHOT_FIELD[id].inspector && isTyped(id)).map((id) => ({
    name: `inspector, ${SHOT_FIELD[id].label}`,
    file: 'features/inspector/ShotFieldInput.tsx',
    async find(page) {
      const pane = await tab(page, 'Control+3')
      const more = pane.getByRole('button', { name: 'More', exact: false, expanded: false }).last()
      if (SHOT_FIELD[id].inspector?.more && (await more.isVisible())) await more.click()
      return box(pane, SHOT_FIELD[id].label).first()
    },
    ...(SHOT_FIELD[id].kind === 'number' ? { text: figure, holds: isFigure } : { text: words }),
  }))
}

function inList(): TypedPlace[] {
  return SHOT_FIELDS.filter((id) => SHOT_FIELD[id].list && !SHOT_FIELD[id].list?.hidden && isTyped(id)).map((id) => ({
    name: `shot list, ${SHOT_FIELD[id].label}`,
    file: 'features/shotlist/useCellTyping.ts',
    cell: true,
    async find(page) {
      await front(page, 'Shot list')
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '1', exact: true }) })
      await row.locator(`.cell.${id}`).click()
      await page.keyboard.press('F2')
      return page.locator('.cell-editor textarea')
    },
    ...(SHOT_FIELD[id].kind === 'number' ? { text: figure, holds: isFigure } : { text: words }),
  }))
}

function isTyped(id: (typeof SHOT_FIELDS)[number]): boolean {
  return ['line', 'text', 'number'].includes(SHOT_FIELD[id].kind)
}

const panel = (name: string, more: Pick<TypedPlace, 'text' | 'holds'>, at: 'first' | 'last' = 'first'): TypedPlace => ({
  name: `panel, ${name}`,
  file: 'features/inspector/PanelSection.tsx',
  find: async (page) => box(await tab(page, 'Control+3'), name)[at](),
  ...more,
})

const scene = (name: string): TypedPlace => ({
  name: `scene, ${name}`,
  file: 'features/inspector/SceneSection.tsx',
  find: async (page) => box(await tab(page, 'Control+3'), name).last(),
  text: words,
})

const card = (name: string): TypedPlace => ({
  name: `card, ${name}`,
  file: 'features/cards/CardItem.tsx',
  async find(page) {
    const first = (await tab(page, 'Control+6')).getByRole('article').first()
    const face = first.getByRole('button').first()
    if ((await face.getAttribute('aria-expanded')) !== 'true') await face.click()
    return box(first, name)
  },
  text: words,
})

const look = (name: string): TypedPlace => ({
  name: `look, ${name}`,
  file: 'features/cards/Looks.tsx',
  async find(page) {
    const { find } = card('Name')
    await find(page)
    const looks = side(page)
      .getByRole('article')
      .first()
      .getByRole('region', { name: /^Looks of / })
    if ((await looks.getByRole('article').count()) === 0) await looks.getByRole('button', { name: 'New look' }).click()
    const face = looks.getByRole('article').getByRole('button').first()
    if ((await face.getAttribute('aria-expanded')) !== 'true') await face.click()
    return box(looks, name)
  },
  text: words,
})

/** Words are written anew where the first were begun, and begun afresh after an undo. */
async function onPaper(page: Page): Promise<Locator> {
  const drawing = page.getByRole('application', { name: 'Drawing' })
  if (!(await drawing.isVisible())) {
    await front(page, 'Board')
    await enterPanel(page)
  }
  await drawing.focus()
  await page.keyboard.press('t')
  const paper = (await page.locator('.table-paper').boundingBox())!
  await page.mouse.click(paper.x + paper.width * 0.2, paper.y + paper.height * 0.2)
  return page.getByRole('textbox', { name: 'Words on the panel' })
}

const film = (name: string, more: Pick<TypedPlace, 'text' | 'holds'> = { text: words }): TypedPlace => ({
  name: `film, ${name}`,
  file: 'features/settings/FilmSettings.tsx',
  find: async (page) => box(await settings(page, 'Film'), name),
  ...more,
})

/** Every field of the app whose text becomes a part of the film. */
export const TYPED: readonly TypedPlace[] = [
  ...inInspector(),
  ...inList(),
  panel('Label', { text: words }),
  panel('Seconds', { text: figure, holds: isFigure }, 'last'),
  scene('Time of day'),
  scene('Location'),
  scene('Synopsis'),
  {
    name: 'scene, heading',
    file: 'features/board/scenes/HeadingInput.tsx',
    async find(page) {
      await front(page, 'Board')
      await page.getByRole('option', { name: /^Scene 1/ }).dblclick()
      return page.getByRole('textbox', { name: 'Heading of scene 1' })
    },
    text: (turn) => `EXT. QUAY ${turn} - NIGHT`,
    holds: (value, text) => text.includes(String(value)),
  },
  card('Name'),
  card('Description'),
  look('Name of the look'),
  look('Description of the look'),
  {
    name: 'layer, name',
    file: 'features/layers/LayerName.tsx',
    async find(page) {
      const pane = await tab(page, 'Control+5')
      await pane.getByRole('radiogroup', { name: 'Layers, from the top down' }).getByRole('radio').first().dblclick()
      return page.getByRole('textbox', { name: 'Layer name' })
    },
    text: words,
  },
  film('Title'),
  film('Author'),
  film('Draft'),
  film('Frame rate', { text: figure, holds: isFigure }),
  film('Style note'),
  { ...film('Set by'), file: 'features/settings/AiPolicyFields.tsx' },
  {
    name: 'film, Cap for this film',
    file: 'features/settings/GenerationSettings.tsx',
    find: async (page) => box(await settings(page, 'Generation'), 'Cap for this film'),
    text: figure,
    holds: isFigure,
  },
  {
    name: 'take, words for a change of it',
    file: 'features/takes/change/ChangeForm.tsx',
    async find(page) {
      const dialog = page.getByRole('dialog', { name: /^Change T/ })
      if (!(await dialog.isVisible())) {
        const pane = await tab(page, 'Control+4')
        const change = pane.getByRole('button', { name: 'Change…' })
        // The stand-in makes the first one.
        if (!(await change.isVisible())) await pane.getByRole('button', { name: 'Make take' }).click()
        await change.click()
        await page.getByRole('menuitem', { name: 'Change by words…' }).click()
      }
      return dialog.getByRole('textbox')
    },
    text: words,
  },
  { name: 'panel, words on it', file: 'features/canvas/WritingBox.tsx', find: onPaper, text: words },
]

/**
 * Widgets whose text is no part of the film while it is typed, or is typed elsewhere, by file and with the reason. A
 * number counts those that are like that beside others in the same file.
 */
export const ELSEWHERE: Readonly<Record<string, { readonly count: number; readonly why: string }>> = {
  'features/settings/FilmSettings.tsx': { count: 1, why: 'half of another ratio is no ratio: it is used when left' },
  'features/settings/GenerationSettings.tsx': { count: 2, why: 'an address or a model’s name is used when left' },
  'features/takes/RequestPane.tsx': { count: 1, why: 'the journey of requests types it, over a restart' },
  'features/takes/RequestPiece.tsx': { count: 1, why: 'the journey of requests rewords one, over a restart' },
  'features/takes/RequestSettings.tsx': {
    count: 1,
    why: 'an int among what a request is asked with, tested where it is recalled',
  },
  'features/takes/TakeNote.tsx': { count: 1, why: 'the journey of takes that are looked at notes one' },
  'features/inspector/NumberField.tsx': {
    count: 1,
    why: 'on the way to 12 it is 1, which another has: it is used when left',
  },
  'features/shotlist/DayLine.tsx': {
    count: 3,
    why: 'half of a date is none: what a day is called and takes is used when left',
  },
  'features/inspector/TermSelect.tsx': { count: 1, why: 'half a word is no term: it is used when left' },
  'features/inspector/CardChips.tsx': { count: 1, why: 'a search, until a card is made of it' },
  'features/canvas/colors/ColorWell.tsx': { count: 1, why: 'the colour in hand is the window’s' },
  'features/canvas/presets/PresetsButton.tsx': { count: 1, why: 'presets are the window’s, each known by its name' },
  'features/canvas/colors/SwatchFields.tsx': { count: 1, why: 'the journey of palettes names a colour' },
  'features/canvas/colors/PaletteHead.tsx': { count: 1, why: 'the journey of palettes names one' },
  'features/layers/PlacementFields.tsx': { count: 1, why: 'the layers’ own journey types the place of a picture' },
}

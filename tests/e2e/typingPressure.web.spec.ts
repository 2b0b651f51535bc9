import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Locator, Page } from '@playwright/test'
import { SHOT_FIELD } from '../../shared/fields/shotFields.ts'
import { expect, newHome, ready, saved, test } from './app.ts'
import type { Launched } from './launch.ts'
import { ELSEWHERE, TYPED } from './typedFields.ts'
import type { TypedPlace } from './typedFields.ts'

/** All fields × all ends with FRAMEWRIGHT_TYPING=all; else each end in two of the three fields, of different kinds. */
const ALL = process.env['FRAMEWRIGHT_TYPING'] === 'all'
const SOME = ['inspector, Notes', 'shot list, Action', 'panel, words on it']

/** By when every letter must be on disk after the last of them, with the machine's own delay. */
const AFTER_MS = 400

test('every field of the app is in the table of fields', () => {
  const counts = new Map<string, number>()
  for (const file of globSync('renderer/**/*.{ts,tsx}')) {
    if (/renderer[/\\]ui[/\\]|\.test\./.test(file)) continue
    const source = readFileSync(file, 'utf8')
    const found = source.match(/<(?:TextInput|TextArea|NumberInput)\b|\b(?:useTypedField|useDraft)\(/g)?.length ?? 0
    if (found > 0) counts.set(relative('renderer', file).replaceAll('\\', '/'), found)
  }
  // One widget stands for all fields of these.
  const shared = new Set(['features/inspector/ShotFieldInput.tsx', 'features/shotlist/useCellTyping.ts'])
  for (const [file, found] of counts) {
    const listed = TYPED.filter((place) => place.file === file).length
    if (shared.has(file)) expect(listed, file).toBeGreaterThan(5)
    else expect(listed + (ELSEWHERE[file]?.count ?? 0), file).toBe(found)
  }
  expect([...TYPED.map(({ file }) => file), ...Object.keys(ELSEWHERE)].filter((file) => !counts.has(file))).toEqual([])
})

/** What the film on disk has in a field, by the field's own name: as a kill at this moment would leave it. */
function onDisk(film: string, key: string): unknown {
  const [table = '', id = '', field = ''] = key.split('/')
  const copy = mkdtempSync(join(tmpdir(), 'framewright-typed-'))
  try {
    for (const ending of ['', '-wal']) cpSync(join(film, `board.sqlite${ending}`), join(copy, `board.sqlite${ending}`))
    const database = new DatabaseSync(join(copy, 'board.sqlite'))
    const found = database.prepare(`SELECT data FROM ${table} WHERE id = ?`).get(id) as { data: string } | undefined
    database.close()
    const row = JSON.parse(found?.data ?? '{}') as Record<string, unknown>
    const own = table === 'shot' ? SHOT_FIELD[field as keyof typeof SHOT_FIELD].key : field
    return row[own === 'heading' ? 'location' : own]
  } finally {
    rmSync(copy, { recursive: true })
  }
}

interface Typed {
  readonly key: string
  readonly text: string
  readonly before: unknown
  readonly box: Locator
}

const holds = (place: TypedPlace, value: unknown, text: string): boolean => (place.holds ?? Object.is)(value, text)

let turn = 0

async function typeIn(page: Page, film: string, place: TypedPlace): Promise<Typed> {
  turn += 1
  const box = await place.find(page)
  await box.focus()
  const key = (await box.getAttribute('data-draft-key'))!
  const before = onDisk(film, key)
  const text = place.text(turn)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  return { key, text, before, box }
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
}

/** Whether the film comes to have the text: on a machine that does much else, later than on one that rests. */
async function has(place: TypedPlace, film: string, { key, text }: Pick<Typed, 'key' | 'text'>): Promise<boolean> {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    if (holds(place, onDisk(film, key), text)) return true
    await new Promise((done) => setTimeout(done, 25))
  }
  return false
}

/** Each end of a visit to a field; resolves to whether every letter is where it should be. */
const ENDS: Readonly<Record<string, (page: Page, film: string, place: TypedPlace) => Promise<boolean>>> = {
  async tab(page, film, place) {
    const typed = await typeIn(page, film, place)
    await page.keyboard.press('Tab')
    const kept = await has(place, film, typed)
    await leave(page)
    return kept
  },
  async Esc(page, film, place) {
    const typed = await typeIn(page, film, place)
    await page.keyboard.press('Escape')
    if (!place.cell) return has(place, film, typed)
    const thrown = await has({ ...place, holds: Object.is }, film, { ...typed, text: typed.before as string })
    await page.keyboard.press('Control+z')
    return thrown && has(place, film, typed)
  },
  async undo(page, film, place) {
    const typed = await typeIn(page, film, place)
    await page.keyboard.press('Tab')
    await leave(page)
    await saved(page)
    const undo = page.getByRole('button', { name: /^Undo/ })
    // Where the step lies elsewhere by now, the first press goes there.
    for (let press = 0; press < 2 && holds(place, onDisk(film, typed.key), typed.text); press += 1) {
      await undo.click()
      await saved(page)
      await page.waitForTimeout(100)
    }
    const back = onDisk(film, typed.key)
    await page.getByRole('button', { name: /^Redo/ }).click()
    return JSON.stringify(back) === JSON.stringify(typed.before) && has(place, film, typed)
  },
  async close(page, film, place) {
    const typed = await typeIn(page, film, place)
    await page.goto('about:blank')
    const kept = await has(place, film, typed)
    await page.goBack()
    await ready(page)
    return kept
  },
}

async function opened(launch: (options: object) => Promise<Launched>, home: string, film: string) {
  const app = await launch({ home, folder: film })
  // A browser asks while the last letters are on their way: whoever goes all the same loses nothing either.
  app.page.on('dialog', (asked) => void asked.accept())
  await ready(app.page)
  return app
}

test('no letter is lost, however a field is left: by Tab, Esc, closing, a kill, or undone and done again', async ({
  launch,
}) => {
  const places = ALL ? TYPED : TYPED.filter(({ name }) => SOME.includes(name))
  if (ALL) test.setTimeout(60 * 60_000)
  const home = newHome()
  const film = join(home, 'films', 'Sample film.framewright')
  const first = await launch({ home })
  await ready(first.page)
  await first.close()
  const lost: string[] = []
  let tries = 0
  let app = await opened(launch, home, film)
  for (const [at, place] of places.entries()) {
    for (const [number, [end, act]] of Object.entries(ENDS).entries()) {
      if (!ALL && (at + number) % SOME.length === 0) continue
      tries += 1
      const kept = await act(app.page, film, place).catch((error: unknown) => String(error).slice(0, 300))
      if (kept !== true) lost.push(`${place.name}, ${end}${kept === false ? '' : `: ${kept}`}`)
    }
    if (!ALL && place === places[0]) continue
    tries += 1
    const typed = await typeIn(app.page, film, place)
    await app.page.waitForTimeout(AFTER_MS)
    app.kill()
    if (!holds(place, onDisk(film, typed.key), typed.text)) lost.push(`${place.name}, kill`)
    await app.close().catch(() => undefined)
    if (place !== places.at(-1)) app = await opened(launch, home, film)
  }
  if (ALL) console.log(`${places.length} fields, ${tries} visits, ${lost.length} with letters lost`)
  expect(lost).toEqual([])
})

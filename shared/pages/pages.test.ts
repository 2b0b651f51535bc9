import { describe, expect, it } from 'vitest'
import { filmOf, patch } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { filmPanels, filmShots, numbersOf, scenesOf } from '../document/select.ts'
import type { ShotRow } from '../document/schema.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { layPages } from './layPages.ts'
import type { Measure } from './measure.ts'
import { DEFAULT_COLUMNS, PER_PAGE, SHOT_LIST_COLUMNS, USUAL_OPTIONS } from './model.ts'
import type { ExportOptions, Page, TextBox } from './model.ts'
import { workOf } from '../../tests/support/workOf.ts'

/** Every character is half as wide as its size, lines break after spaces: enough for layout, whatever the fonts. */
const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) => {
    const ends = [...text.matchAll(/[ \n]+/g)].map((gap) => ({
      at: gap.index + gap[0].length,
      must: gap[0].includes('\n'),
    }))
    return ends.at(-1)?.at === text.length ? ends : [...ends, { at: text.length, must: false }]
  },
}

const base: ExportOptions = {
  ...USUAL_OPTIONS,
  kind: 'storyboard',
  paper: 'A4',
  landscape: true,
  perPage: 6,
  show: 'drawing',
}
const layouts = (['A4', 'Letter'] as const).flatMap((paper) =>
  [true, false].flatMap((landscape) => [
    { ...base, paper, landscape, kind: 'shot-list' as const },
    ...PER_PAGE.map((perPage) => ({ ...base, paper, landscape, perPage })),
  ]),
)
const named = (options: ExportOptions) =>
  `${options.kind} ${options.perPage}-up ${options.paper} ${options.landscape ? 'landscape' : 'portrait'}`

const lay = (board: Board, options: Partial<ExportOptions> = {}) =>
  layPages(board, { ...base, ...options }, measure, '4 Mar 2026')
const texts = (page: Page) => page.boxes.filter((box): box is TextBox => box.kind === 'text' && box.runs.length > 0)
const said = (box: TextBox) => box.runs.map((run) => run.text).join('')
const allWords = (pages: readonly Page[]) => pages.flatMap((page) => texts(page).map(said)).join(' ')
const pictures = (pages: readonly Page[]) => pages.flatMap((page) => page.boxes.filter((box) => box.kind === 'picture'))

function tell(board: Board, at: number, fields: Partial<ShotRow>): Board {
  return patch(board, 'shot', filmShots(board)[at]!.id, fields)
}

/** Words that are all different, so that a missing one is noticed. */
function longText(count: number): string {
  return Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
}

function expectInsideAndApart(pages: readonly Page[]): void {
  const outside = pages.flatMap((page) =>
    page.boxes.filter((box) => {
      if (box.kind === 'path') return true
      const top = box.kind === 'text' ? box.y - box.size : box.y
      const bottom = box.kind === 'text' ? box.y : box.y + box.height
      return box.x < 20 || box.x + box.width > page.width - 20 || top < 20 || bottom > page.height - 20
    }),
  )
  expect(outside).toEqual([])
  expect(pages.flatMap((page) => collisions(texts(page)))).toEqual([])
}

/** Pairs of overlapping words. */
function collisions(boxes: readonly TextBox[]): string[] {
  const sorted = boxes.toSorted((a, b) => a.y - b.y)
  return sorted.flatMap((box, index) => {
    const found: string[] = []
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next]!
      if (other.y - other.size * 0.7 > box.y - 0.2) break
      const apart = box.x + box.width < other.x + 0.2 || other.x + other.width < box.x + 0.2
      if (!apart && other.y - other.size * 0.7 < box.y) found.push(`${said(box)} / ${said(other)}`)
    }
    return found
  })
}

describe('every layout', () => {
  const board = tell(tell(testFilm([[1, 3, 1], [1], [2, 1, 1, 1, 1]], 1.78), 1, { dialogue: longText(400) }), 3, {
    action: longText(1500),
    notes: longText(30),
  })

  it.each(layouts.map((options) => [named(options), options] as const))(
    '%s keeps every box on the paper and loses no word',
    (_, options) => {
      const pages = layPages(board, options, measure, '4 Mar 2026')
      expectInsideAndApart(pages)
      const words = allWords(pages).split(/\s+/)
      const present = new Set(words)
      expect(
        longText(1500)
          .split(' ')
          .filter((word) => !present.has(word)),
      ).toEqual([])
      expect(words.filter((word) => word === 'word1499')).toHaveLength(1)
    },
  )

  it.each(layouts.map((options) => [named(options), options] as const))(
    '%s holds every shot number in film order, and numbers its pages',
    (_, options) => {
      const pages = layPages(board, options, measure, '4 Mar 2026')
      const numbers = [...numbersOf(board).shots.values()]
      const slugs = pages.flatMap((page) => texts(page)).filter((box) => /TH:shot$|P:slug$/.test(box.tag))
      const shown = slugs.map(said).filter((text) => numbers.includes(text))
      expect([...new Set(shown)]).toEqual(numbers)
      pages.forEach((page, index) =>
        expect(texts(page).map(said).join(' ')).toContain(`Page ${index + 1} of ${pages.length}`),
      )
    },
  )

  it.each([0.5625, 1, 2.39, 5])('a film of ratio %d keeps its frames in that ratio', (ratio) => {
    for (const options of layouts) {
      const pages = layPages(testFilm([[1, 2, 1, 1]], ratio), options, measure, 'today')
      expectInsideAndApart(pages)
      for (const box of pictures(pages)) expect(box.width / box.height).toBeCloseTo(ratio, 3)
    }
  })
})

describe('the shot list', () => {
  it('repeats its column header on every page and speaks it once', () => {
    const pages = lay(testFilm([Array.from({ length: 60 }, () => 1)]), { kind: 'shot-list' })
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(texts(page).filter((box) => said(box) === 'Dialogue')).toHaveLength(1)
    const spoken = pages.flatMap((page) => texts(page)).filter((box) => box.tag.startsWith('Sect/Table/TR:head/'))
    expect(spoken).toHaveLength(DEFAULT_COLUMNS.length)
  })

  it('gives a scene its count and its time, and the page and the film theirs', () => {
    const board = [0, 1, 2].reduce((film, at) => tell(film, at, { seconds: 20 }), testFilm([[1, 1], [1]]))
    const words = allWords(lay(board, { kind: 'shot-list' }))
    expect(words).toContain('2 shots  ·  0:40')
    expect(words).toContain('1 shot  ·  0:20')
    expect(words).toContain('This page 1:00  ·  Film 1:00')
  })

  it('prints an omitted scene as OMITTED under its number, without its shots', () => {
    const film = testFilm([[1], [1, 1], [1]])
    const board = patch(film, 'scene', scenesOf(film)[1]!.id, { omitted: true })
    for (const kind of ['shot-list', 'storyboard'] as const) {
      const words = allWords(lay(board, { kind }))
      expect(words).toMatch(/2\s+OMITTED/)
      expect(words).not.toContain('2A')
      expect(words).toContain('3')
      expect(words, 'it counts as no scene').toContain('2 scenes  ·  2 shots')
    }
  })

  it('takes all 22 columns on upright paper', () => {
    const board = tell(testFilm([[1, 1]]), 0, {
      action: longText(40),
      subject: 'Mara',
      camera: 'A',
      notes: longText(9),
    })
    for (const paper of ['A4', 'Letter'] as const) {
      const pages = lay(board, { kind: 'shot-list', columns: [...SHOT_LIST_COLUMNS], landscape: false, paper })
      expectInsideAndApart(pages)
      expect(allWords(pages).replaceAll(' ', '')).toContain('word39')
    }
  })

  it('sets many columns closer together before it breaks a word', () => {
    const board = tell(testFilm([[1, 1]]), 0, {
      action: `Underneath the weighbridge ${longText(40)}`,
      dialogue: 'MONSIGNOR It was forgotten.',
      sound: 'The mechanism ticks.',
      notes: 'Art department rigs it. Photograph everything.',
      subject: 'Monsignor',
      equipment: 'Sandbags, clearfilter',
      support: 'Shoulder',
      movementNote: 'breathing',
    })
    const columns = DEFAULT_COLUMNS.concat([
      'setup',
      'subject',
      'camera',
      'support',
      'equipment',
      'cast',
      'aperture',
      'frameRate',
      'status',
      'props',
    ])
    const words = allWords(lay(board, { kind: 'shot-list', columns, landscape: false })).split(/\s+/)
    for (const whole of ['Underneath', 'weighbridge', 'mechanism', 'department', 'Photograph', 'clearfilter'])
      expect(words).toContain(whole)
  })

  it('starts a row on the next page rather than splitting one that a page can hold', () => {
    const board = filmShots(testFilm([Array.from({ length: 30 }, () => 1)])).reduce(
      (film, _, at) => tell(film, at, { action: longText(60) }),
      testFilm([Array.from({ length: 30 }, () => 1)]),
    )
    const pages = lay(board, { kind: 'shot-list' })
    const pagesOf = new Map<string, Set<number>>()
    pages.forEach((page, index) => {
      for (const box of texts(page).filter((text) => text.tag.endsWith('TD:action')))
        pagesOf.set(box.tag, (pagesOf.get(box.tag) ?? new Set()).add(index))
    })
    expect(pagesOf.size).toBe(30)
    for (const on of pagesOf.values()) expect(on.size).toBe(1)
  })
})

describe('the storyboard', () => {
  it('draws every panel once, in film order', () => {
    const board = testFilm([[1, 3, 1], [2], [1, 1]])
    const shown = pictures(lay(board, { perPage: 4 })).map((box) => box.source)
    expect(shown).toEqual(filmPanels(board).map((panel) => ({ of: 'drawing', panelId: panel.id })))
  })

  it('says which panel of its shot each is', () => {
    const words = allWords(lay(testFilm([[1, 3]])))
    for (const place of ['1/3', '2/3', '3/3']) expect(words).toContain(place)
  })

  it('shows a shot without a panel as an empty frame', () => {
    const words = allWords(lay(testFilm([[1, 0]])))
    expect(words).toContain('No panel')
    expect(words).toContain('1A')
  })

  it('says a long heading once where its row has room for it, and shortens it nowhere', () => {
    const film = testFilm([[1], [1, 1, 1, 1]])
    const location = 'A LIGHTHOUSE AT THE END OF THE WORLD BEYOND THE SEA'
    const board = patch(film, 'scene', scenesOf(film)[1]!.id, { intExt: 'ext', location })
    const words = lay(board, { perPage: 12 }).map((page) => allWords([page]))
    expect(words.join(' ').split(location)).toHaveLength(3)
    expect(words.join(' ')).not.toContain('…')
  })

  it('uses a tall page for twelve wide pictures with their words beside them', () => {
    const film12 = testFilm([Array.from({ length: 12 }, () => 1)])
    const wide = patch(film12, 'project', filmOf(film12).id, { ratio: 2.39 })
    const pages = lay(wide, { paper: 'Legal', landscape: false, perPage: 12, wordsAt: 'beside' })
    expect(Math.min(...pictures(pages).map(({ width }) => width))).toBeGreaterThan(120)
    expectInsideAndApart(pages)
  })

  it('never sets words smaller than 6.5 pt', () => {
    const board = tell(testFilm([[1, 1]]), 0, { dialogue: longText(300) })
    const sizes = lay(board, { perPage: 9 }).flatMap((page) => texts(page).filter((box) => /P:dialogue/.test(box.tag)))
    const words = sizes.filter((box) => said(box) !== 'Dialogue').map(({ size }) => size)
    expect(Math.min(...words)).toBeGreaterThanOrEqual(6.5)
    expect(new Set(words).size).toBe(1)
  })

  it('prints only the scenes that were chosen', () => {
    const board = testFilm([[1], [1, 1], [1]])
    const pages = lay(board, { sceneIds: [scenesOf(board)[1]!.id] })
    expect(pictures(pages)).toHaveLength(2)
    expect(pages.flatMap((page) => page.outline).map((entry) => entry.title)).toEqual(['2  Untitled scene'])
  })
})

describe('films at the edge', () => {
  it.each(['shot-list', 'storyboard'] as const)('a film without shots is one page that says so (%s)', (kind) => {
    for (const board of [testFilm([]), testFilm([[]])]) {
      const pages = lay(board, { kind })
      expect(pages).toHaveLength(1)
      expect(allWords(pages)).toContain('No shots yet.')
    }
  })

  it.each(['shot-list', 'storyboard'] as const)(
    'a title of 300 letters stands whole on the first page (%s)',
    (kind) => {
      const film = testFilm([[1, 1]])
      const title = longText(40).slice(0, 300)
      const board = patch(film, 'project', [...film.project.rows].flatMap((bucket) => [...bucket.keys()])[0]!, {
        title,
      })
      const pages = lay(board, { kind, landscape: false })
      expectInsideAndApart(pages)
      const heading = texts(pages[0]!).filter((box) => box.role === 'title')
      expect(heading.map(said).join(' ')).toBe(title)
    },
  )

  it.each([20, 100, 300, 600])('a cover has all its names within the paper, of %i letters each', (letters) => {
    const film = testFilm([[1]])
    const name = longText(80).slice(0, letters)
    const names = { title: name, author: name, draft: name }
    const board = patch(film, 'project', [...film.project.rows].flatMap((bucket) => [...bucket.keys()])[0]!, names)
    for (const paper of ['A4', 'Letter', 'Legal', 'A3'] as const)
      for (const landscape of [true, false]) {
        const [cover] = lay(board, { kind: 'shot-list', paper, landscape, cover: true, recipient: name })
        const lines = texts(cover!).filter(({ tag }) => tag.includes('cover-'))
        const words = lines.map(said).join('').replaceAll(' ', '')
        expect(words).toContain(`For${name}`.replaceAll(' ', ''))
        expect(words).toContain('AIpolicy:allowed,')
        for (const { y, size } of lines) {
          expect(y + size * 0.3).toBeLessThan(cover!.height)
          expect(y).toBeGreaterThan(size)
        }
      }
  })

  it('every scene is in the outline once, where it begins', () => {
    const board = testFilm(Array.from({ length: 40 }, () => [1, 1, 1]))
    for (const kind of ['shot-list', 'storyboard'] as const) {
      const outline = lay(board, { kind }).flatMap((page) => page.outline)
      expect(outline.map((entry) => entry.title.split(' ')[0])).toEqual([...numbersOf(board).scenes.values()])
    }
  })

  it('a film of 1,000 shots is laid in under two seconds', async () => {
    const board = testFilm(Array.from({ length: 50 }, () => Array.from({ length: 20 }, () => 1)))
    const { ms } = await workOf(() => {
      for (const kind of ['shot-list', 'storyboard'] as const) lay(board, { kind })
    })
    expect(ms).toBeLessThan(2000)
  })
})

import { shootingOrder } from '#shared/document/shooting.ts'
import { cardsOf, numbersOf, panelsOf, sceneHeading, scenesOf, shotsOf } from '#shared/document/select.ts'
import type { Board } from '#shared/document/board.ts'
import type { SceneRow, ShotRow } from '#shared/document/schema.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '#shared/fields/shotFields.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { allOf, allText, elementsOf } from './readPdf.ts'
import type { Spoken } from './readPdf.ts'

/** Letters alone, without blanks and marks of direction, in their plain forms. */
export function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
}

/** What mirrors is drawn mirrored. */
function unturned(text: string): string {
  return text.replaceAll(/[()«»[\]{}<>]/g, '|')
}

/** Two texts are the same, or have the same letters where some read from right to left, which a reader may turn. */
export function alike(found: string, expected: string): boolean {
  if (bare(found) === bare(expected)) return true
  const turned = /[\u0590-\u08ff]/.test(expected)
  const letters = (text: string) => Array.from(unturned(bare(text))).toSorted()
  return turned && letters(found).join('') === letters(expected).join('')
}

/** A text as it is printed where these letters are in no font. */
export function boxed(text: string, lost: ReadonlySet<string>): string {
  if (lost.size === 0) return text
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => (lost.has(segment) ? '□' : segment)).join('')
}

export interface Paper {
  readonly board: Board
  readonly options: ExportOptions
  /** Letters that no font has. */
  readonly lost: ReadonlySet<string>
}

export interface Expected {
  readonly scene: SceneRow
  readonly shots: readonly ShotRow[]
}

/** What of the film these options print, from the database alone. */
export function expectedScenes(board: Board, { sceneIds, shotIds, filter }: ExportOptions): Expected[] {
  const matches = (shot: ShotRow) =>
    filter === '' ||
    SHOT_FIELDS.some((id) => SHOT_FIELD[id].text(board, shot).toLowerCase().includes(filter.toLowerCase()))
  return scenesOf(board)
    .filter(({ id }) => sceneIds.length === 0 || sceneIds.includes(id))
    .map((scene) => ({
      scene,
      shots: (scene.omitted ? [] : shotsOf(board, scene.id)).filter(
        (shot) => (shotIds.length === 0 || shotIds.includes(shot.id)) && matches(shot),
      ),
    }))
    .filter(({ shots }) => (shotIds.length === 0 && filter === '') || shots.length > 0)
}

/** Seconds of the shots that count: 2 for each panel without its own, and for a shot without panels. */
export function expectedSeconds(board: Board, scenes: readonly Expected[]): number {
  return scenes
    .flatMap(({ shots }) => shots)
    .filter(({ status }) => status !== 'cut')
    .reduce((sum, shot) => sum + secondsOfShot(board, shot), 0)
}

function secondsOfShot(board: Board, shot: ShotRow): number {
  const panels = panelsOf(board, shot.id).map(({ seconds }) => seconds ?? 2)
  return shot.seconds ?? (panels.reduce((sum, each) => sum + each, 0) || 2)
}

/** What a printed shot list says otherwise than the database: '' for a cell that is right. */
export function listFaults({ board, options, lost }: Paper, spoken: Spoken): string[] {
  const rows = allOf(spoken, 'TR').slice(1)
  const expected: ListedRow[] = options.order === 'shooting' ? dayRows(board, options) : sceneRows(board, options)
  if (rows.length !== expected.length) return [`${rows.length} rows instead of ${expected.length}`]
  return expected.flatMap(({ what, cells }, at) => {
    const row = rows[at]!
    if (typeof what === 'string') return beginFaults(what, allText(row), lost)
    if (cells === null) return sceneFaults(board, what, allText(row), lost)
    const shown = elementsOf(row)
    if (shown.length !== cells.length) return [`${shown.length} cells in row ${at}`]
    return cells.flatMap((cell, column) => {
      const found = allText(shown[column]!)
      return alike(found, boxed(cell, lost)) ? [] : [`“${found}” instead of “${cell}”`]
    })
  })
}

type ListedRow =
  | { readonly what: SceneRow | string; readonly cells: null }
  | { readonly what: ShotRow; readonly cells: string[] }

function sceneRows(board: Board, options: ExportOptions): ListedRow[] {
  return expectedScenes(board, options).flatMap(({ scene, shots }) => [
    { what: scene, cells: null },
    ...shots.map((shot) => ({ what: shot, cells: cellsOf(board, options, shot) })),
  ])
}

/** Days with the first words of their heads, and a scene's head wherever another scene's shots begin. */
function dayRows(board: Board, options: ExportOptions): ListedRow[] {
  const scenes = expectedScenes(board, options)
  const shown = new Set<string>(scenes.flatMap(({ shots }) => shots.map(({ id }) => id)))
  const whole = scenes.length === scenesOf(board).length && options.shotIds.length === 0 && options.filter === ''
  return shootingOrder(board).flatMap(({ day, shots }) => {
    const these = shots.filter(({ id }) => shown.has(id))
    if (these.length === 0 && (!whole || day === null)) return []
    const rows = these.flatMap((shot, at): ListedRow[] => [
      ...(at > 0 && these[at - 1]!.sceneId === shot.sceneId
        ? []
        : [{ what: scenesOf(board).find(({ id }) => id === shot.sceneId)!, cells: null }]),
      { what: shot, cells: cellsOf(board, options, shot) },
    ])
    return [{ what: day ? day.label || dateOf(day.date) || 'Untitled day' : 'No day yet', cells: null }, ...rows]
  })
}

const DATE = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const

/** "Wed, 4 Mar 2026": what a day without a label is called. */
function dateOf(iso: string): string {
  return iso === '' ? '' : new Date(iso).toLocaleDateString('en-GB', DATE)
}

function sceneFaults(board: Board, scene: SceneRow, found: string, lost: ReadonlySet<string>): string[] {
  const said = `${numbersOf(board).scenes.get(scene.id) ?? ''}${scene.omitted ? 'OMITTED' : ''}${sceneHeading(scene)}`
  return beginFaults(said, found, lost)
}

function beginFaults(said: string, found: string, lost: ReadonlySet<string>): string[] {
  const whole = bare(found)
  const holds = whole.startsWith(bare(boxed(said, lost))) || /[\u0590-\u08ff]/.test(said)
  return holds ? [] : [`“${found}” does not begin with “${said}”`]
}

function cellsOf(board: Board, { columns, castNumbers }: ExportOptions, shot: ShotRow): string[] {
  const cast = cardsOf(board).filter(({ kind }) => kind === 'cast')
  const numbers = cast.flatMap(({ id }, at) => (shot.castIds.includes(id) ? String(at + 1) : []))
  return columns.map((id) => {
    if (id === 'shot') return numbersOf(board).shots.get(shot.id)!
    if (id === 'panel') return ''
    if (id === 'cast' && castNumbers) return numbers.join(', ')
    if (id === 'seconds' && shot.status === 'cut') return 'cut'
    return (SHOT_FIELD[id].print?.text ?? SHOT_FIELD[id].text)(board, shot)
  })
}

/** What a printed storyboard says otherwise than the database. */
export function boardFaults(paper: Paper, spoken: Spoken): string[] {
  const { board, options } = paper
  const shots = expectedScenes(board, options).flatMap((each) => each.shots)
  const cells = allOf(spoken, 'Div')
  const groups: Spoken[][] = []
  for (const cell of cells) {
    const slug = bare(slugOf(cell))
    const last = shots[groups.length - 1]
    const goesOn = last && groups.at(-1)!.length < wanted(board, last) + (slug.includes('continued') ? Infinity : 0)
    if (goesOn && slug.startsWith(bare(numbersOf(board).shots.get(last.id)!))) groups.at(-1)!.push(cell)
    else groups.push([cell])
  }
  if (groups.length !== shots.length) return [`${groups.length} shots instead of ${shots.length}`]
  return shots.flatMap((shot, at) => shotFaults(paper, shot, groups[at]!))
}

/** The first paragraph of a cell: its shot's number, the panel's place, the camera and the time. */
function slugOf(cell: Spoken): string {
  const first = elementsOf(cell).find(({ type }) => type === 'P')
  return first ? allText(first) : ''
}

function wanted(board: Board, shot: ShotRow): number {
  return Math.max(1, panelsOf(board, shot.id).length)
}

function shotFaults({ board, options, lost }: Paper, shot: ShotRow, cells: readonly Spoken[]): string[] {
  const number = numbersOf(board).shots.get(shot.id)!
  const slugs = cells.map(slugOf)
  const astray = slugs.filter((slug) => !bare(slug).startsWith(bare(number)))
  const said = cells
    .flatMap((cell) =>
      elementsOf(cell)
        .filter(({ type }) => type === 'P')
        .slice(1),
    )
    .map(allText)
    .join('')
  const expected =
    options.wordsAt === 'none'
      ? ''
      : options.words
          .map((id) => ({ id, text: SHOT_FIELD[id].text(board, shot) }))
          .filter(({ text }) => text.trim() !== '')
          .map(({ id, text }) => (id === 'action' ? '' : SHOT_FIELD[id].label) + text)
          .join('')
  const rest = missing(bare(boxed(expected, lost)), bare(said))
  return [
    ...astray.map((slug) => `“${slug}” does not begin with ${number}`),
    ...(rest === '' ? [] : [`shot ${number} lacks “${rest}” of “${expected}” in “${said}”`]),
    ...secondsFaults(board, shot, number, slugs),
  ]
}

/** Letters of a text that are not among those found, as often as they are in it. */
function missing(expected: string, found: string): string {
  const left = new Map<string, number>()
  for (const sign of unturned(found)) left.set(sign, (left.get(sign) ?? 0) + 1)
  return Array.from(unturned(expected))
    .filter((sign) => {
      const count = left.get(sign) ?? 0
      left.set(sign, count - 1)
      return count < 1
    })
    .join('')
}

/** The times under a shot's panels add up to the shot, where none of them has its own. */
function secondsFaults(board: Board, shot: ShotRow, number: string, slugs: readonly string[]): string[] {
  if (shot.status === 'cut' || panelsOf(board, shot.id).some(({ seconds }) => seconds !== null)) return []
  // A panel that goes on in the next cells is told as one, "12A … 2 s 12A continued"; a long number stands on several lines.
  const broken = Array.from(number, (sign) => sign.replace(/[^\p{L}\p{N}]/u, '\\$&')).join('\\s*')
  const onward = new RegExp(`(?:(?:^| )(?:\\S+|${broken}) continued)+$`)
  const shown = slugs
    .map((slug) => slug.replace(onward, ''))
    .filter((slug) => slug !== '')
    .map((slug) => Number(/([\d.]+) ?s$/.exec(slug)?.[1]))
  const sum = shown.reduce((all, each) => all + each, 0)
  const whole = secondsOfShot(board, shot)
  return Math.abs(sum - whole) < 0.011 ? [] : [`panels of ${sum} s in a shot of ${whole} s: ${slugs.join(' | ')}`]
}

import type { Board } from '../document/board.ts'
import { daysChosen } from '../document/daysChosen.ts'
import { dayName } from '../document/headWords.ts'
import { savedViewsOf } from '../document/listViews.ts'
import { numbersOf, panelsOf, scenesOf } from '../document/select.ts'
import type { PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { shootingOrder } from '../document/shooting.ts'
import { shownShots } from '../document/whatCounts.ts'
import { holdsWords, isInView } from '../fields/listFilter.ts'
import type { ExportOptions } from './model.ts'
import { dateWords } from './words.ts'

/** What a document prints of the film. */
export interface Selection {
  readonly scenes: readonly ChosenScene[]
  /** All of the film is in it. */
  readonly whole: boolean
  /** What it holds, if that is not the film: "Scenes 2, 4 to 6 · with “rope”", "Day 1". */
  readonly says: string
  /** The panels of a shot that are printed. */
  panels(shot: ShotRow): readonly PanelRow[]
}

export interface ChosenScene {
  readonly scene: SceneRow
  readonly shots: readonly ShotRow[]
}

type Choice = Pick<ExportOptions, 'sceneIds' | 'shotIds' | 'panelIds' | 'view' | 'filter'>

export function selectionOf(board: Board, { sceneIds, shotIds, panelIds, view: viewId, filter }: Choice): Selection {
  const scenesLeft = new Set(sceneIds)
  const shotsLeft = new Set(shotIds)
  const panelsLeft = new Set(panelIds)
  const sought = filter.trim()
  const view = viewId === '' ? undefined : savedViewsOf(board).find(({ id }) => id === viewId)
  const panels = (shot: ShotRow) => {
    const all = panelsOf(board, shot.id)
    return panelsLeft.size === 0 ? all : all.filter(({ id }) => panelsLeft.has(id))
  }
  const some = shotsLeft.size > 0 || panelsLeft.size > 0 || view !== undefined || sought !== ''
  const holds = (scene: SceneRow, shot: ShotRow) =>
    (shotsLeft.size === 0 || shotsLeft.has(shot.id)) &&
    (panelsLeft.size === 0 || panels(shot).length > 0) &&
    (view === undefined || isInView(board, scene, shot, view)) &&
    holdsWords(board, scene, shot, sought)
  const scenes = scenesOf(board)
    .filter((scene) => scenesLeft.size === 0 || scenesLeft.has(scene.id))
    .map((scene) => ({ scene, shots: shownShots(board, scene).filter((shot) => holds(scene, shot)) }))
    // A scene of which nothing was chosen is not there; one that has nothing yet, or is omitted, is.
    .filter(({ shots }) => !some || shots.length > 0)
  const whole = !some && scenes.length === scenesOf(board).length
  return {
    scenes,
    whole,
    panels,
    says: whole
      ? ''
      : wordsOf(board, scenes, {
          shots: shotsLeft.size > 0 || panelsLeft.size > 0,
          panels: panelsLeft.size,
          view: view?.name ?? '',
          sought,
        }),
  }
}

function wordsOf(
  board: Board,
  scenes: readonly ChosenScene[],
  how: { readonly shots: boolean; readonly panels: number; readonly view: string; readonly sought: string },
): string {
  const numbers = numbersOf(board)
  const all = scenesOf(board).map(({ id }) => id as string)
  const scenesSaid = ranges(all, new Set(scenes.map(({ scene }) => scene.id)), (id) => numbers.scenes.get(id) ?? '')
  const parts: string[] = []
  if (how.shots) {
    const shots = new Set<string>(scenes.flatMap((each) => each.shots.map(({ id }) => id)))
    const order = scenes.flatMap(({ scene }) => shownShots(board, scene).map(({ id }) => id as string))
    const days = how.panels > 0 ? '' : daysSaid(board, [...shots])
    parts.push(
      days ||
        named(
          'Shot',
          shots.size,
          ranges(order, shots, (id) => numbers.shots.get(id) ?? ''),
        ),
    )
  } else parts.push(named('Scene', scenes.length, scenesSaid))
  if (how.panels > 0) parts.push(`${how.panels} ${how.panels === 1 ? 'panel' : 'panels'}`)
  if (how.view !== '') parts.push(`view “${how.view}”`)
  if (how.sought !== '') parts.push(`with “${how.sought}”`)
  return parts.join(' · ')
}

function named(what: string, count: number, which: string): string {
  return count === 0 ? `No ${what.toLowerCase()}s` : `${what}${count === 1 ? '' : 's'} ${which}`
}

/** "Day 1, Day 3", where these shots are those of whole days of shooting; '' where they are not. */
function daysSaid(board: Board, shotIds: readonly string[]): string {
  const days = shootingOrder(board).flatMap(({ day, shots }) => (day ? [{ day, shots }] : []))
  const { has, exactly } = daysChosen(days, shotIds)
  const chosen = new Set(days.flatMap(({ day }, at) => (has[at] ? day.id : [])))
  const nameOf = (id: string): string => {
    const { day } = days.find((each) => each.day.id === id)!
    return dayName(day, dateWords(day.date, true))
  }
  return exactly
    ? ranges(
        days.map(({ day }) => day.id),
        chosen,
        nameOf,
      )
    : ''
}

/** "2, 4 to 6": those of `order` that are chosen, three or more in a row as a range. */
function ranges(order: readonly string[], chosen: ReadonlySet<string>, nameOf: (id: string) => string): string {
  const runs: string[][] = []
  let going = false
  for (const id of order) {
    if (chosen.has(id) && going) runs.at(-1)!.push(id)
    else if (chosen.has(id)) runs.push([id])
    going = chosen.has(id)
  }
  return runs
    .flatMap((run) => (run.length > 2 ? `${nameOf(run[0]!)} to ${nameOf(run.at(-1)!)}` : run.map((id) => nameOf(id))))
    .join(', ')
}

/** The indices of the pages that "2-4, 7" names, of so many; all of them for '' and where it names none. */
export function pagesChosen(text: string, count: number): ReadonlySet<number> {
  const chosen = new Set<number>()
  for (const part of pageParts(text)) {
    const { from, to } = pageRange(part, count) ?? { from: 1, to: 0 }
    for (let page = Math.max(1, from); page <= Math.min(to, count); page += 1) chosen.add(page - 1)
  }
  return chosen.size === 0 ? new Set(Array.from({ length: count }, (_, at) => at)) : chosen
}

/** Says what of "2-4, 90" names no page of a document of so many; '' if all of it does. */
export function pagesUnmet(text: string, count: number): string {
  const unmet = pagesMissing(text, count)
  if (unmet === '') return ''
  return `${unmet}${pagesChosen(text, count).size === count ? ', and all of it is printed' : ''}.`
}

/** The same as a clause, whatever becomes of it: "Not among the pages: “90”; the document has 4 pages". */
export function pagesMissing(text: string, count: number): string {
  const missing = pageParts(text).filter((part) => {
    const range = pageRange(part, count)
    return !range || range.from < 1 || range.to > count || range.from > range.to
  })
  if (missing.length === 0) return ''
  const told = missing.slice(0, 3).map((part) => `“${part}”`)
  const has = `the document has ${count === 1 ? 'one page' : `${count} pages`}`
  return `Not among the pages: ${told.join(', ')}${missing.length > 3 ? ' …' : ''}; ${has}`
}

function pageParts(text: string): readonly string[] {
  const parts = text.replace(/\s*[-–]\s*/g, '-').split(/[,;\s]+/)
  return parts.filter((part) => part !== '' && part.toLowerCase() !== 'all')
}

/** null: not a page or a range of them. */
function pageRange(part: string, count: number): { readonly from: number; readonly to: number } | null {
  const read = /^(\d+)?(-)?(\d+)?$/.exec(part)
  if (!read || part === '-') return null
  const from = Number(read[1] ?? 1)
  return { from, to: read[2] ? Number(read[3] ?? count) : from }
}

import { filmOf, same } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { SceneId } from '../document/ids.ts'
import type { SceneRow, ShotRow } from '../document/schema.ts'
import { inkIdOf } from '../document/inkOf.ts'
import {
  cardOf,
  draftOf,
  layersOf,
  looksOf,
  numbersOf,
  panelsOf,
  sceneOf,
  scenesOf,
  shotOf,
  shotsOf,
  takesOf,
} from '../document/select.ts'
import { allRows } from '../document/table.ts'
import { KEPT_SETTINGS } from './restoreFilm.ts'
import { sceneTitle } from '../document/whatCounts.ts'

export interface ComparedScene {
  readonly sceneId: SceneId
  /** Its number in the version; for a scene added since, its present one. */
  readonly number: string
  readonly heading: string
  /** gone: deleted since. added: made since. */
  readonly kind: 'same' | 'changed' | 'gone' | 'added'
  readonly shots: number
  readonly panels: number
  /** What restoring would change, in film terms: "Shot 3B comes back". */
  readonly words: readonly string[]
}

export interface ComparedFilms {
  readonly title: string
  readonly scenes: readonly ComparedScene[]
  /** Differences outside the scenes: title, cards. */
  readonly film: readonly string[]
}

/** What would change if the film went back to `then`. `inks`: the layers whose marks differ. */
export function compareFilms(now: Board, then: Board, inks: ReadonlySet<string>): ComparedFilms {
  const gone = scenesOf(then).map((scene) => compareScene(now, then, scene, inks))
  const added = scenesOf(now)
    .filter((scene) => !sceneOf(then, scene.id))
    .map((scene) => describe(now, scene, 'added', ['This scene was made since']))
  return { title: filmOf(then).title, scenes: [...gone, ...added], film: filmWords(now, then) }
}

function compareScene(now: Board, then: Board, scene: SceneRow, inks: ReadonlySet<string>): ComparedScene {
  const current = sceneOf(now, scene.id)
  if (!current) return describe(then, scene, 'gone', ['This scene was deleted since'])
  const words = [
    ...(differ(current, scene, ['order']) ? ['Its heading or synopsis differs'] : []),
    ...(placeOf(now, then, scene.id) === placeOf(then, now, scene.id) ? [] : ['It stands at another place']),
    ...(inSameOrder(shotsOf(now, scene.id), shotsOf(then, scene.id)) ? [] : ['Its shots stand in another order']),
    ...shotsOf(then, scene.id).flatMap((shot) => shotWords(now, then, shot, inks)),
    ...shotsOf(now, scene.id)
      .filter((shot) => shotOf(then, shot.id)?.sceneId !== scene.id)
      .map((shot) => `Shot ${numbersOf(now).shots.get(shot.id)} was not in it`),
  ]
  return describe(then, scene, words.length > 0 ? 'changed' : 'same', words)
}

function shotWords(now: Board, then: Board, shot: ShotRow, inks: ReadonlySet<string>): string[] {
  const name = `Shot ${numbersOf(then).shots.get(shot.id)}`
  const current = shotOf(now, shot.id)
  if (!current) return [`${name} comes back`]
  if (current.sceneId !== shot.sceneId) return [`${name} comes back from another scene`]
  const before = panelsOf(then, shot.id)
  const after = panelsOf(now, shot.id)
  const back = before.filter((panel) => !after.some((other) => other.id === panel.id)).length
  const away = after.filter((panel) => !before.some((other) => other.id === panel.id)).length
  const drawn = before.filter((panel) => drawingDiffers(now, then, panel.id, inks)).length
  const parts = [
    ...(differ(current, shot, ['order']) ? ['its notes differ'] : []),
    ...(before.some((panel) => after.some((other) => other.id === panel.id && differ(other, panel, ['order'])))
      ? ['a panel’s words or seconds differ']
      : []),
    ...(inSameOrder(after, before) ? [] : ['its panels stand in another order']),
    ...(back > 0 ? [`${count(back, 'panel')} ${back === 1 ? 'comes' : 'come'} back`] : []),
    ...(away > 0 ? [`${count(away, 'panel')} ${away === 1 ? 'was' : 'were'} not in it`] : []),
    ...(drawn > 0 ? [`${count(drawn, 'drawing')} ${drawn === 1 ? 'differs' : 'differ'}`] : []),
  ]
  return parts.length > 0 ? [`${name}: ${parts.join(', ')}`] : []
}

function drawingDiffers(now: Board, then: Board, panelId: string, inks: ReadonlySet<string>): boolean {
  const before = layersOf(then, panelId)
  const after = layersOf(now, panelId)
  if (after.length === 0 && before.length > 0) return false
  return !same(before, after) || before.some((layer) => inks.has(inkIdOf(layer))) || missesTake(now, then, panelId)
}

function missesTake(now: Board, then: Board, panelId: string): boolean {
  return takesOf(then, panelId).some((take) => !takesOf(now, panelId).some((other) => other.id === take.id))
}

function filmWords(now: Board, then: Board): string[] {
  const cards = [...allRows(then.card)].filter(
    (card) => !same(card, cardOf(now, card.id)) || !same(looksOf(then, card.id), looksOf(now, card.id)),
  )
  const newer = [...allRows(now.card)].filter((card) => ![...allRows(then.card)].some((other) => other.id === card.id))
  const words = []
  if (differ(filmOf(now), filmOf(then), ['id', ...KEPT_SETTINGS])) words.push('The film’s settings differ')
  if (cards.length > 0) words.push(`${count(cards.length, 'card')} ${cards.length === 1 ? 'was' : 'were'} different`)
  if (newer.length > 0) words.push(`${count(newer.length, 'card')} ${newer.length === 1 ? 'was' : 'were'} not there`)
  return [...words, ...scriptWords(now, then)]
}

function scriptWords(now: Board, then: Board): string[] {
  const gone = [...allRows(then.draft)].filter(({ id }) => !draftOf(now, id)).length
  const newer = [...allRows(now.draft)].filter(({ id }) => !draftOf(then, id)).length
  return [
    ...(gone > 0 ? [`${count(gone, 'draft')} of the script ${gone === 1 ? 'comes' : 'come'} back`] : []),
    ...(newer > 0 ? [`${count(newer, 'draft')} of the script ${newer === 1 ? 'was' : 'were'} not there`] : []),
  ]
}

function describe(board: Board, scene: SceneRow, kind: ComparedScene['kind'], words: readonly string[]): ComparedScene {
  const shots = shotsOf(board, scene.id)
  return {
    sceneId: scene.id,
    number: numbersOf(board).scenes.get(scene.id) ?? '',
    heading: sceneTitle(scene),
    kind,
    shots: shots.length,
    panels: shots.reduce((sum, shot) => sum + panelsOf(board, shot.id).length, 0),
    words,
  }
}

/** The scene before it that both films have, so that a deleted neighbour does not count as a move. */
function placeOf(board: Board, other: Board, sceneId: string): string | null {
  const scenes = scenesOf(board).filter((scene) => sceneOf(other, scene.id))
  return scenes[scenes.findIndex((scene) => scene.id === sceneId) - 1]?.id ?? null
}

/** Those that both lists have: one that came or went is no change of order. */
function inSameOrder(one: readonly { readonly id: string }[], two: readonly { readonly id: string }[]): boolean {
  const common = (list: typeof one, other: typeof one): string[] =>
    list.map(({ id }) => id).filter((id) => other.some((row) => row.id === id))
  return same(common(one, two), common(two, one))
}

function differ(a: object, b: object, but: readonly string[]): boolean {
  const bare = (row: object) => Object.fromEntries(Object.entries(row).filter(([key]) => !but.includes(key)))
  return !same(bare(a), bare(b))
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

import type { Board } from '#shared/document/board.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { numbersOf, panelOf, panelPlace, takeOf, takesOf } from '#shared/document/select.ts'
import { panelSlate } from '#shared/generation/findTakes.ts'
import { createStore } from '#shared/store.ts'
import type { Store } from '#shared/store.ts'
import type { Session } from '../../editor/session.ts'

/** Which takes are chosen in the pane, and looked at large. */
export interface TakeChoice {
  /** Counts as long as no newer take has come to its panel. */
  readonly chosen: { readonly takeId: string; readonly newestId: string } | null
  readonly looking: Looking | null
}

/** What is looked at over the whole window: one take, or two side by side. */
export interface Looking {
  /** Those to go through; null for the takes of its panel. */
  readonly among: readonly string[] | null
  readonly panelId: string
  readonly takeIds: readonly [string] | readonly [string, string]
  /** The one of them that keys and actions mean. */
  readonly active: 0 | 1
}

const known = new WeakMap<Session, Store<TakeChoice>>()

/** One per film in a window. */
export function takeChoiceOf(session: Session): Store<TakeChoice> {
  const there = known.get(session)
  if (there) return there
  const made = createStore<TakeChoice>({ chosen: null, looking: null })
  known.set(session, made)
  return made
}

/** The take that the pane shows large: the chosen one, else the newest that is not struck. */
export function chosenTake(
  board: Board,
  panelId: string,
  { chosen }: TakeChoice,
  showStruck: boolean,
): TakeRow | undefined {
  const takes = newestFirst(board, panelId)
  const shown = takes.filter((take) => showStruck || !take.struck)
  const valid = chosen?.newestId === takes[0]?.id ? chosen?.takeId : undefined
  return shown.find((take) => take.id === valid) ?? shown[0]
}

export function newestFirst(board: Board, panelId: string): readonly TakeRow[] {
  return takesOf(board, panelId).toSorted((a, b) => b.number - a.number)
}

export function choose(store: Store<TakeChoice>, board: Board, take: TakeRow): void {
  store.change({ chosen: { takeId: take.id, newestId: newestFirst(board, take.panelId)[0]?.id ?? take.id } })
}

export function lookAt(store: Store<TakeChoice>, take: TakeRow, among: Looking['among'] = null): void {
  store.change({ looking: { among, panelId: take.panelId, takeIds: [take.id], active: 0 } })
}

/** Both side by side; one take alone if they are the same. */
export function compare(store: Store<TakeChoice>, take: TakeRow, other: TakeRow, among: Looking['among'] = null): void {
  if (take.id === other.id) return lookAt(store, take, among)
  store.change({ looking: { among, panelId: take.panelId, takeIds: [take.id, other.id], active: 1 } })
}

/** Another take in the place of the active one; where it is already beside it, that one becomes active. */
export function withTake(looking: Looking, takeId: string): Looking {
  const [first, second] = looking.takeIds
  if (second === undefined) return { ...looking, takeIds: [takeId] }
  if (takeId === looking.takeIds[1 - looking.active]) return { ...looking, active: looking.active === 0 ? 1 : 0 }
  return { ...looking, takeIds: looking.active === 0 ? [takeId, second] : [first, takeId] }
}

/** Beside the active take, which stays. */
export function withBeside(looking: Looking, takeId: string): Looking {
  const active = looking.takeIds[looking.active] ?? looking.takeIds[0]
  return takeId === active ? looking : { ...looking, takeIds: [active, takeId], active: 1 }
}

/** The active take alone. */
export function alone(looking: Looking): Looking {
  return { ...looking, takeIds: [looking.takeIds[looking.active] ?? looking.takeIds[0]], active: 0 }
}

/**
 * The takes to go through, by number: struck ones only as far as they are looked at, or all of them if only those are
 * left.
 */
export function lookedThrough(board: Board, { among, panelId, takeIds }: Looking): readonly TakeRow[] {
  const ids: readonly string[] = takeIds
  if (among) return [...new Set([...among, ...ids])].flatMap((id) => takeOf(board, id) ?? [])
  const takes = takesOf(board, panelId).toSorted((a, b) => a.number - b.number)
  const kept = takes.filter((take) => !take.struck || ids.includes(take.id))
  return kept.some((take) => !take.struck) ? kept : takes
}

/** Where a take belongs, as on the wall: "12A"; "12A.2" for the second of several panels. */
export function slateOf(board: Board, take: TakeRow): string {
  const panel = panelOf(board, take.panelId)
  if (!panel) return ''
  const { index, count } = panelPlace(board, panel)
  return panelSlate(numbersOf(board).shots.get(panel.shotId) ?? '', index, count)
}

/** So many takes on each side of the active one: a strip or a menu of a whole film's would be of no use. */
const NEAR = 20

/** Those to choose from beside the active take. */
export function nearActive(takes: readonly TakeRow[], { takeIds, active }: Looking): readonly TakeRow[] {
  const at = takes.findIndex((take) => take.id === takeIds[active])
  return takes.slice(Math.max(0, at - NEAR), at + NEAR + 1)
}

/** The take so many places on from the active one, without the one that is beside it. */
export function neighbour(takes: readonly TakeRow[], looking: Looking, by: number): TakeRow | undefined {
  const active = looking.takeIds[looking.active]
  const beside = looking.takeIds[1 - looking.active]
  const others = takes.filter((take) => take.id !== beside)
  return others[others.findIndex((take) => take.id === active) + by]
}

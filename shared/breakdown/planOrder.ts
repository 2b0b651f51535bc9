import type { SceneId } from '../document/ids.ts'
import { rising } from './inOrder.ts'

/** The film's scenes from now on, and which of them have another place among those that stay. */
export interface PlannedOrder {
  readonly order: readonly (SceneId | number)[]
  readonly moved: ReadonlySet<SceneId>
}

/**
 * The script's order. A scene that is not in the script stays behind the scene that it stood behind. `films`: those that
 * stay in the film, in its order.
 */
export function planOrder(
  films: readonly SceneId[],
  scenes: readonly { readonly at: number; readonly sceneId: SceneId | null }[],
): PlannedOrder {
  const matched = new Set(scenes.flatMap(({ sceneId }) => sceneId ?? []))
  const behind = new Map<SceneId | null, SceneId[]>()
  let last: SceneId | null = null
  for (const id of films) {
    if (matched.has(id)) last = id
    else behind.set(last, [...(behind.get(last) ?? []), id])
  }
  const order: (SceneId | number)[] = [...(behind.get(null) ?? [])]
  for (const { at, sceneId } of scenes)
    order.push(sceneId ?? at, ...(sceneId === null ? [] : (behind.get(sceneId) ?? [])))
  const kept = order.filter((each) => typeof each === 'string')
  const places = new Map(films.map((id, at) => [id, at]))
  const still = new Set(rising(kept.map((id) => places.get(id)!)))
  return { order, moved: new Set(kept.filter((_, at) => !still.has(at))) }
}

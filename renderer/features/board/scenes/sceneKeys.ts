/** What a key asks of the scene list: go to a place, or edit the current scene's heading. */
export type SceneKey = { readonly kind: 'go'; readonly place: number } | { readonly kind: 'edit' }

interface Pressed {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** null for keys with no meaning here. `place`: the current scene's, -1 for none, of `scenes` in all. */
export function sceneKey({ key, altKey, ctrlKey, metaKey }: Pressed, place: number, scenes: number): SceneKey | null {
  if (altKey || ctrlKey || metaKey) return null
  if (key === 'F2') return place < 0 ? null : { kind: 'edit' }
  const goals: Readonly<Record<string, number>> = {
    ArrowUp: Math.max(0, place - 1),
    ArrowDown: Math.min(scenes - 1, place + 1),
    Home: 0,
    End: scenes - 1,
  }
  const goal = goals[key]
  return goal === undefined ? null : { kind: 'go', place: goal }
}

import type { SceneCover } from '#shared/breakdown/coverage.ts'

/** The line at hand, and the one from which a selection was drawn; the same line for a cursor alone. */
export interface LineSelection {
  readonly anchor: number
  readonly at: number
}

export function rangeOf({ anchor, at }: LineSelection): { readonly first: number; readonly last: number } {
  return { first: Math.min(anchor, at), last: Math.max(anchor, at) }
}

export function movedTo({ anchor }: LineSelection, at: number, extend: boolean): LineSelection {
  return { anchor: extend ? anchor : at, at }
}

/** Where the next or previous scene begins: its heading. Upwards, first the heading of the scene at hand. */
export function sceneStep(scenes: readonly SceneCover[], at: number, by: 1 | -1): number | null {
  const heads = scenes.map(({ heading }) => heading)
  return (by > 0 ? heads.find((heading) => heading > at) : heads.findLast((heading) => heading < at)) ?? null
}

/** Index of the scene that a line belongs to; -1 before the first heading. */
export function sceneAt(scenes: readonly SceneCover[], line: number): number {
  return scenes.findLastIndex(({ heading }) => heading <= line)
}

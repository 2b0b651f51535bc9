import { createStore } from '#shared/store.ts'
import { recall, remember } from '../../../ui/memory.ts'
import type { Memory } from '../../../ui/memory.ts'
import { keptForFilm } from './keptForFilm.ts'

/**
 * The colours last drawn with in one film. They follow from what the hand did, so they are no part of the film and no
 * step of undo: this computer keeps them.
 */
export interface RecentColors {
  /** #rrggbb, the last one first. */
  readonly state: () => readonly string[]
  readonly used: (color: string) => void
  readonly listen: (changed: () => void) => () => void
}

const MOST = 14

export function createRecentColors(memory: Memory | null, filmId: string): RecentColors {
  const place = `framewright.colors.${filmId}`
  const { state, set, listen } = createStore<readonly string[]>(colorsFrom(recall(memory, place)))
  return {
    state,
    used(color) {
      if (state()[0] === color) return
      set([color, ...state().filter((other) => other !== color)].slice(0, MOST))
      remember(memory, place, state())
    },
    listen,
  }
}

/** What was stored, as far as it is colours. */
function colorsFrom(kept: unknown): readonly string[] {
  if (!Array.isArray(kept)) return []
  return kept
    .filter((color): color is string => typeof color === 'string' && /^#[0-9a-f]{6}$/.test(color))
    .slice(0, MOST)
}

export const recentColorsOf = keptForFilm(createRecentColors)

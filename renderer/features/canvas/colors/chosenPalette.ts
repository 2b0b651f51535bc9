import { createStore } from '#shared/store.ts'
import type { FilmPalette } from '#shared/document/palettes.ts'
import { recall, remember } from '../../../ui/memory.ts'
import type { Memory } from '../../../ui/memory.ts'
import { keptForFilm } from './keptForFilm.ts'

/** Which of a film's palettes lies open: kept by this computer, and no step of undo. */
export interface ChosenPalette {
  /** The palette's id; '' for none. One that was deleted stays chosen, and lies open again once an undo brings it back. */
  readonly state: () => string
  readonly choose: (id: string) => void
  readonly listen: (changed: () => void) => () => void
}

export function createChosenPalette(memory: Memory | null, filmId: string): ChosenPalette {
  const place = `framewright.palette.${filmId}`
  const kept = recall(memory, place)
  const { state, set, listen } = createStore(typeof kept === 'string' ? kept : '')
  return {
    state,
    choose(id) {
      set(id)
      remember(memory, place, id)
    },
    listen,
  }
}

/** The palette that lies open: the chosen one, or the first; undefined if there is none. */
export function openPalette(palettes: readonly FilmPalette[], chosen: string): FilmPalette | undefined {
  return palettes.find(({ id }) => id === chosen) ?? palettes[0]
}

export const chosenPaletteOf = keptForFilm(createChosenPalette)

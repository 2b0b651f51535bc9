import { recall, remember, windowMemory } from '../../../ui/memory.ts'

/** How the film is laid out: a band of rows per scene, all shots in one flowing grid, or one long row per scene. */
export const ARRANGEMENTS = ['scenes', 'contact', 'filmstrip'] as const
export type Arrangement = (typeof ARRANGEMENTS)[number]

/** All scenes flow through one grid. */
export const flowsIn = (arrangement: Arrangement): boolean => arrangement === 'contact'

/** A person's board preferences for one film; stored on this computer and not with the film. */
export interface BoardPreferences {
  readonly arrangement: Arrangement
  readonly minimap: boolean
}

const START: BoardPreferences = { arrangement: 'scenes', minimap: true }

export function readPreferences(filmId: string): BoardPreferences {
  return preferencesFrom(recall(windowMemory(), place(filmId)))
}

export function keepPreferences(filmId: string, preferences: BoardPreferences): void {
  remember(windowMemory(), place(filmId), preferences)
}

/** What was stored, as far as it is valid. */
export function preferencesFrom(kept: unknown): BoardPreferences {
  if (typeof kept !== 'object' || kept === null) return START
  const read = kept as Partial<Record<keyof BoardPreferences, unknown>>
  return {
    arrangement: ARRANGEMENTS.find((each) => each === read.arrangement) ?? START.arrangement,
    minimap: typeof read.minimap === 'boolean' ? read.minimap : START.minimap,
  }
}

function place(filmId: string): string {
  return `framewright.board.${filmId}`
}

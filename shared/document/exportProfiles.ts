import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import { isProfileKey } from './exportProfileSchema.ts'
import type { ExportProfile, ProfileKey } from './exportProfileSchema.ts'
import { addedOf } from './ownSchema.ts'

export interface FilmProfile extends ExportProfile {
  readonly id: ProfileKey
}

/** The film's profiles for exports, in their order. */
export function profilesOf(board: Board): readonly FilmProfile[] {
  const film = filmOf(board)
  return Object.keys(film)
    .filter(isProfileKey)
    .map((id): FilmProfile => ({ id, ...(addedOf(film, id) as ExportProfile) }))
    .toSorted((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1))
}

/** The one of this name, whatever its case; one that is spelled just so goes first. */
export function profileNamed(board: Board, name: string): FilmProfile | undefined {
  const said = name.trim()
  const profiles = profilesOf(board)
  return (
    profiles.find((each) => each.name === said) ??
    profiles.find((each) => each.name.toLowerCase() === said.toLowerCase())
  )
}

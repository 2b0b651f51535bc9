import { filmOf } from './board.ts'
import type { Board } from './board.ts'
import { isProfileKey } from './exportProfileSchema.ts'
import type { ExportProfile, ProfileKey } from './exportProfileSchema.ts'
import { addedInOrder } from './ownSchema.ts'

export interface FilmProfile extends ExportProfile {
  readonly id: ProfileKey
}

/** The film's profiles for exports, in their order. */
export function profilesOf(board: Board): readonly FilmProfile[] {
  return addedInOrder<ProfileKey, ExportProfile>(filmOf(board), isProfileKey)
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

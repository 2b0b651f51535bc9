import { filmOf, patch, put } from '../board.ts'
import type { Board } from '../board.ts'
import { profilesOf } from '../exportProfiles.ts'
import type { ExportProfile, ProfileKey } from '../exportProfileSchema.ts'
import { LIMITS } from '../limits.ts'
import { keyAtEnd } from '../order.ts'
import { addedFields, withoutAdded } from '../ownSchema.ts'

/** Keeps a profile behind the others, or anew if the film has it. The same board if it has as many as a film holds. */
export function saveProfile(board: Board, id: ProfileKey, profile: Omit<ExportProfile, 'order'>): Board {
  const profiles = profilesOf(board)
  const before = profiles.find((each) => each.id === id)
  if (!before && profiles.length >= LIMITS.exportProfiles) return board
  const kept: ExportProfile = { ...profile, order: before?.order ?? keyAtEnd(profiles) }
  return patch(board, 'project', filmOf(board).id, addedFields(id, kept))
}

/** The same board if another profile has that name. */
export function renameProfile(board: Board, id: ProfileKey, name: string): Board {
  const profiles = profilesOf(board)
  const before = profiles.find((each) => each.id === id)
  const taken = profiles.some((each) => each.id !== id && each.name.toLowerCase() === name.toLowerCase())
  if (!before || taken || before.name === name) return board
  const { id: _, ...profile } = before
  return saveProfile(board, id, { ...profile, name })
}

export function removeProfile(board: Board, id: ProfileKey): Board {
  const film = filmOf(board)
  return id in film ? put(board, 'project', withoutAdded(film, id)) : board
}

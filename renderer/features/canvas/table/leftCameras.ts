import type { Session } from '../../../editor/session.ts'
import type { LeftCamera } from './tableCamera.ts'

/** How each panel's paper was last left, for as long as the film is open. */
const sessions = new WeakMap<Session, Map<string, LeftCamera>>()

export function leftCamerasOf(session: Session): Map<string, LeftCamera> {
  const known = sessions.get(session) ?? new Map<string, LeftCamera>()
  sessions.set(session, known)
  return known
}

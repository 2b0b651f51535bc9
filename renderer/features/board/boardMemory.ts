import type { Session } from '../../editor/session.ts'
import type { Camera } from './camera.ts'

interface Memory {
  readonly camera: Camera
  /** The board was left for a panel: coming back flies out of it. */
  readonly entered: boolean
}

/** Where a session's board was looked at last, so that leaving a panel or the shot list comes back to the same place. */
const remembered = new WeakMap<Session, Memory>()

export function rememberCamera(session: Session, camera: Camera): void {
  remembered.set(session, { camera, entered: false })
}

export function rememberEntering(session: Session): void {
  const memory = remembered.get(session)
  if (memory) remembered.set(session, { ...memory, entered: true })
}

export function boardMemory(session: Session): Memory | undefined {
  return remembered.get(session)
}

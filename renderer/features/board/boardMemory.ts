import type { Session } from '../../editor/session.ts'
import type { BoardCamera } from './camera/camera.ts'
import { NO_FILTER } from './find/filter.ts'
import type { BoardFilter } from './find/filter.ts'
import type { Grid } from './layout/spacing.ts'

interface Memory {
  readonly camera: BoardCamera | null
  /** Of a film that was fitted into the window; null: the one in which it is read. */
  readonly grid: Grid | null
  /** The panel that the board was left for: returning flies out of the one that is drawn on by then. */
  readonly entered: string | null
  readonly filter: BoardFilter
}

const NOTHING: Memory = { camera: null, grid: null, entered: null, filter: NO_FILTER }

/** How a session's board was last viewed, so that returning from a panel or the shot list shows the same place. */
const remembered = new WeakMap<Session, Memory>()

export function rememberCamera(session: Session, camera: BoardCamera): void {
  remembered.set(session, { ...boardMemory(session), camera, entered: null })
}

export function rememberEntering(session: Session, panelId: string | null): void {
  remembered.set(session, { ...boardMemory(session), entered: panelId })
}

export function rememberGrid(session: Session, grid: Grid | null): void {
  remembered.set(session, { ...boardMemory(session), grid })
}

export function rememberFilter(session: Session, filter: BoardFilter): void {
  remembered.set(session, { ...boardMemory(session), filter })
}

export function boardMemory(session: Session): Memory {
  return remembered.get(session) ?? NOTHING
}

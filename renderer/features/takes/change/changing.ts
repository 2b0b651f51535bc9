import type { Change } from '#shared/generation/changeRequest.ts'
import { createStore } from '#shared/store.ts'
import type { Store } from '#shared/store.ts'
import type { Session } from '../../../editor/session.ts'

/** The change that is open; what is typed and painted for it stands on its take's row. */
export interface Changing {
  readonly open: { readonly takeId: string; readonly change: Change; readonly seed: number } | null
}

const known = new WeakMap<Session, Store<Changing>>()

/** One per film in a window. */
export function changingOf(session: Session): Store<Changing> {
  const there = known.get(session)
  if (there) return there
  const made = createStore<Changing>({ open: null })
  known.set(session, made)
  return made
}

export function openChange(store: Store<Changing>, takeId: string, change: Change): void {
  store.change({ open: { takeId, change, seed: Math.floor(Math.random() * 2_147_483_647) } })
}

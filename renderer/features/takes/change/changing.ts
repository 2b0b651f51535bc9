import type { RegionShape } from '#shared/document/turn.ts'
import type { Change } from '#shared/generation/changeRequest.ts'
import { createStore } from '#shared/store.ts'
import type { Store } from '#shared/store.ts'
import type { Session } from '../../../editor/session.ts'

/** A change of a take as far as it was prepared; kept as long as the film is open, so that closing loses nothing. */
export interface ChangeDraft {
  readonly instruction: string
  readonly shapes: readonly RegionShape[]
  /** null: the narrowest that is wider than the take. */
  readonly ratio: string | null
  readonly seed: number
}

export interface Changing {
  /** What is open. */
  readonly open: { readonly takeId: string; readonly change: Change } | null
  readonly drafts: Readonly<Record<string, ChangeDraft>>
}

const known = new WeakMap<Session, Store<Changing>>()

/** One per film in a window. */
export function changingOf(session: Session): Store<Changing> {
  const there = known.get(session)
  if (there) return there
  const made = createStore<Changing>({ open: null, drafts: {} })
  known.set(session, made)
  return made
}

export function draftFor({ drafts }: Changing, takeId: string): ChangeDraft {
  return drafts[takeId] ?? { instruction: '', shapes: [], ratio: null, seed: 0 }
}

export function editDraft(store: Store<Changing>, takeId: string, fields: Partial<ChangeDraft>): void {
  const { drafts } = store.state()
  store.change({ drafts: { ...drafts, [takeId]: { ...draftFor(store.state(), takeId), ...fields } } })
}

export function openChange(store: Store<Changing>, takeId: string, change: Change): void {
  if (change === 'again') editDraft(store, takeId, { seed: Math.floor(Math.random() * 2_147_483_647) })
  store.change({ open: { takeId, change } })
}

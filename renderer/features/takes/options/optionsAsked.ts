import type { OptionAxis } from '#shared/document/recipe.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import { createStore } from '#shared/store.ts'
import type { Store } from '#shared/store.ts'
import type { Session } from '../../../editor/session.ts'

/** What is chosen to be tried on a panel. */
export interface OptionsAsked {
  readonly axis: OptionAxis
  readonly provider: string
  /** Of each axis. */
  readonly chosen: Readonly<Partial<Record<OptionAxis, readonly string[]>>>
}

/** Free, and made here. */
export const BUILT_IN = PROVIDERS.find(({ hosted }) => hosted === null)!.id
const NOTHING: OptionsAsked = { axis: 'size', provider: BUILT_IN, chosen: {} }

type Held = ReadonlyMap<string, OptionsAsked>
const known = new WeakMap<Session, Store<Held>>()

/** One per film in a window, by panel: what is chosen is still chosen when the dialog opens again. */
export function optionsHeld(session: Session): Store<Held> {
  const there = known.get(session)
  if (there) return there
  const made = createStore<Held>(new Map())
  known.set(session, made)
  return made
}

export function askedOf(held: Held, panelId: string): OptionsAsked {
  return held.get(panelId) ?? NOTHING
}

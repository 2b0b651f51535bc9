import { z } from 'zod'
import { OPTION_AXES } from '#shared/document/recipe.ts'
import type { OptionAxis } from '#shared/document/recipe.ts'
import { PROVIDERS } from '#shared/generation/providers/providers.ts'
import { createStore } from '#shared/store.ts'
import type { Store } from '#shared/store.ts'
import type { Session } from '../../../editor/session.ts'
import { recall, remember, windowMemory } from '../../../ui/memory.ts'
import type { Memory } from '../../../ui/memory.ts'

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

const PLACE = 'framewright.options'
/** Panels whose choices this computer remembers, those chosen for last. */
const MOST_REMEMBERED = 200

const values = z.exactOptional(z.array(z.string().max(40)).max(100))
const rememberedSchema = z.array(
  z.tuple([
    z.string(),
    z.object({
      axis: z.enum(OPTION_AXES),
      provider: z.string(),
      chosen: z.object({ size: values, angle: values, lensMm: values }),
    }),
  ]),
)

/**
 * One per film in a window, by panel: what is chosen is still chosen when the dialog opens again, also after a restart.
 * Panels of other films have other ids.
 */
export function optionsHeld(session: Session, memory = windowMemory()): Store<Held> {
  const there = known.get(session)
  if (there) return there
  const begun = remembered(memory)
  const made = createStore<Held>(begun)
  known.set(session, made)
  made.listen(() => {
    const own = [...made.state()].filter(([panelId, asked]) => begun.get(panelId) !== asked)
    const others = [...remembered(memory)].filter(([panelId]) => !own.some(([id]) => id === panelId))
    remember(memory, PLACE, [...others, ...own].slice(-MOST_REMEMBERED))
  })
  return made
}

function remembered(memory: Memory | null): Held {
  const read = rememberedSchema.safeParse(recall(memory, PLACE))
  return new Map(read.success ? read.data : [])
}

export function askedOf(held: Held, panelId: string): OptionsAsked {
  return held.get(panelId) ?? NOTHING
}

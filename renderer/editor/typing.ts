import { createListeners } from '#shared/store.ts'

/** How far what stands in a field is from the film. `soon`: on its way. `stays`: until the field is left or mended. */
export type Waiting = 'nothing' | 'soon' | 'stays'

/** A field on screen, as renderer/ui has them. */
interface Field {
  readonly flush: () => void
  readonly forget: () => void
  readonly arrived: () => void
}

/** The fields in front of the film: what is typed in them and not in the film yet, and whose visit a step belongs to. */
export interface Typing {
  readonly during: (visit: object, commit: () => void) => void
  /** The visit that is being committed; null for a step of its own. */
  readonly visit: () => object | null
  readonly show: (field: Field) => () => void
  readonly waits: (field: Field, waiting: Waiting) => void
  /** The worst of what waits. */
  readonly waiting: () => Waiting
  /** Commits what is typed in every field. */
  readonly flush: () => void
  /** Every field shows what the film has. */
  readonly forget: () => void
  /** Another window's change is about to reach the fields. */
  readonly arrived: () => void
  readonly listen: (changed: () => void) => () => void
}

export function createTyping(): Typing {
  const fields = new Set<Field>()
  const waiting = new Map<Field, Waiting>()
  const listeners = createListeners()
  let visit: object | null = null

  function waits(field: Field, how: Waiting): void {
    if ((waiting.get(field) ?? 'nothing') === how) return
    if (how === 'nothing') waiting.delete(field)
    else waiting.set(field, how)
    listeners.tell()
  }

  return {
    during(now, commit) {
      const outer = visit
      visit = now
      try {
        commit()
      } finally {
        visit = outer
      }
    },
    visit: () => visit,
    show(field) {
      fields.add(field)
      return () => {
        fields.delete(field)
        waits(field, 'nothing')
      }
    },
    waits,
    waiting() {
      const all = [...waiting.values()]
      return all.includes('stays') ? 'stays' : (all[0] ?? 'nothing')
    },
    flush: () => fields.forEach((field) => field.flush()),
    forget: () => fields.forEach((field) => field.forget()),
    arrived: () => fields.forEach((field) => field.arrived()),
    listen: listeners.listen,
  }
}

import { bothIn, clashWords } from './clash.ts'
import type { HeldDrafts } from './heldDrafts.ts'
import type { ToastMessage } from './Toasts.tsx'
import type { TypedField, Typing } from './typing.ts'

/** What a field can hold, and where drafts that it can't are kept. */
export interface DraftRule {
  /** Identifies the field while the film is open: its held draft is there again when it is. */
  readonly key: string
  /** Maximum number of characters; undefined if they are not counted. */
  readonly most?: number | undefined
  /** Why the field can't hold this, in a sentence; null if it can. */
  readonly refuse: (text: string) => string | null
  /** Text that means something only once it is finished is committed when the field is left: an address, a ratio. */
  readonly later?: ((text: string) => boolean) | undefined
  /** Shows the field. */
  readonly show?: (() => void) | undefined
}

/**
 * Milliseconds by which the film is behind what is typed. With the save that follows it is far below the 300 ms within
 * which every letter must be on disk, and saves of single letters don't crowd each other.
 */
const BEHIND_MS = 120

/** From the first letter until the field is left. */
interface Visit {
  /** What the field held before. */
  readonly found: string
  /** Identifies its undo step; another one once another window has changed the field. */
  readonly step: object
  /** The last text that was committed; null if none was. */
  readonly sent: string | null
}

/** What the field was last given. */
export interface FieldNow {
  /** What the film has. */
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly rule: DraftRule | undefined
}

export interface VisitParts {
  readonly latest: { readonly current: FieldNow }
  readonly drafts: HeldDrafts
  readonly typing: Typing
  readonly say: (message: ToastMessage) => void
  readonly setTyped: (text: string | null) => void
}

/** The visits to one field on screen, and how what is typed in them reaches the film. */
export function createVisits({ latest, drafts, typing, say, setTyped }: VisitParts, begun: string | null) {
  let text = begun
  let visit: Visit | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let theirs = false

  const field: TypedField = {
    flush: () => tick(),
    forget() {
      // What is not in the film can't have been undone.
      if (isBehind()) return
      const { rule } = latest.current
      if (text !== null && rule) drafts.drop(rule.key)
      show(null)
      visit = null
    },
    arrived() {
      theirs = true
    },
  }

  function show(next: string | null): void {
    clearTimeout(timer)
    timer = undefined
    text = next
    setTyped(next)
    if (next === null) typing.waits(field, 'nothing')
  }

  const isBehind = (): boolean => text !== null && text !== (visit?.sent ?? latest.current.value)
  const isFinished = (typed: string): boolean =>
    !(latest.current.rule?.later?.(typed) ?? false) && (latest.current.rule?.refuse(typed) ?? null) === null

  function send(typed: string): void {
    visit ??= { found: latest.current.value, step: {}, sent: null }
    const { step } = visit
    visit = { ...visit, sent: typed }
    theirs = false
    typing.during(step, () => latest.current.onCommit(typed))
  }

  /** Takes in what is typed so far, if it can be. */
  function tick(): void {
    clearTimeout(timer)
    timer = undefined
    if (text === null) return
    if (!isBehind()) return typing.waits(field, 'nothing')
    if (!isFinished(text)) return typing.waits(field, 'stays')
    send(text)
    typing.waits(field, 'nothing')
  }

  function type(typed: string): void {
    visit ??= { found: latest.current.value, step: {}, sent: null }
    text = typed
    setTyped(typed)
    typing.waits(field, isFinished(typed) ? 'soon' : 'stays')
    timer ??= setTimeout(tick, BEHIND_MS)
  }

  /** Ends what is typed: committed, or held back if the field can't hold it. */
  function commit(draft: string): boolean {
    const { rule, value } = latest.current
    const sent = visit?.sent ?? null
    const why = draft === value ? null : (rule?.refuse(draft) ?? null)
    show(null)
    if (rule) drafts.drop(rule.key)
    if (rule && why !== null) {
      drafts.put({ key: rule.key, show: rule.show, text: draft, why })
      return false
    }
    if (draft !== (sent ?? value)) send(draft)
    if (visit) visit = { ...visit, sent: null }
    return true
  }

  /** The field's value changed under what is typed. */
  function changed(): void {
    const { value, rule } = latest.current
    if (!theirs || text === null || !visit) return
    theirs = false
    if (value === text || value === visit.sent) return
    // Another window that went on from what is typed here has lost nothing of it: the field shows what it made of it.
    const gone = isBehind() || !bothIn(value, visit.found, text)
    if (gone && rule) {
      const clash = clashWords(value)
      drafts.put({ key: rule.key, show: rule.show, text, why: clash, clash })
      say({ text: clash, tone: 'warn' })
    }
    // From here on undo goes back to what the other window wrote.
    visit = { found: value, step: {}, sent: null }
    show(null)
  }

  return {
    found: () => visit?.found ?? latest.current.value,
    type,
    commit,
    changed,
    leave() {
      visit = null
    },
    drop() {
      tick()
      const step = visit?.step ?? null
      visit = null
      show(null)
      return step
    },
    mount() {
      const unmount = typing.show(field)
      if (text !== null) type(text)
      return () => {
        // Choosing another shot leaves the field too.
        if (text !== null && isBehind()) commit(text)
        clearTimeout(timer)
        unmount()
      }
    },
  }
}


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

interface VisitParts {
  readonly drafts: HeldDrafts
  readonly typing: Typing
  readonly say: (message: ToastMessage) => void
  /** What is typed, for the screen; null for the film's value. */
  readonly setTyped: (text: string | null) => void
}

/** Where one field stands. */
interface Standing {
  given: FieldNow
  /** What is typed; null while the field shows the film's value. */
  text: string | null
  visit: Visit | null
  /** The next change of the value comes from another window. */
  theirs: boolean
}

/** The visits to one field on screen, and how what is typed in them reaches the film. */
export function createVisits(parts: VisitParts, given: FieldNow, begun: string | null) {
  const { drafts, typing } = parts
  const at: Standing = { given, text: begun, visit: null, theirs: false }
  const field: TypedField = {
    flush: () => sending.tick(),
    forget() {
      // What is not in the film can't have been undone.
      if (isBehind(at)) return
      if (at.text !== null && at.given.rule) drafts.drop(at.given.rule.key)
      sending.show(null)
      at.visit = null
    },
    arrived() {
      at.theirs = true
    },
  }
  const sending = createSending(parts, at, field)

  const commit = (draft: string): boolean => endTyping(parts, at, sending, draft)

  return {
    found: () => at.visit?.found ?? at.given.value,
    type: (typed: string) => sending.type(typed),
    commit,
    given(now: FieldNow) {
      const before = at.given.value
      at.given = now
      if (before !== now.value) overtaken(parts, at, () => sending.show(null))
    },
    leave() {
      at.visit = null
    },
    drop() {
      sending.tick()
      const step = at.visit?.step ?? null
      at.visit = null
      sending.show(null)
      return step
    },
    mount() {
      const unmount = typing.show(field)
      if (at.text !== null) sending.type(at.text)
      return () => {
        // Choosing another shot leaves the field too.
        if (at.text !== null && isBehind(at)) commit(at.text)
        sending.stop()
        unmount()
      }
    },
  }
}

/** Ends what is typed: committed, or held back if the field can't hold it. */
function endTyping({ drafts }: VisitParts, at: Standing, sending: Sending, draft: string): boolean {
  const { rule, value } = at.given
  const sent = at.visit?.sent ?? null
  const why = draft === value ? null : (rule?.refuse(draft) ?? null)
  sending.show(null)
  if (rule) drafts.drop(rule.key)
  if (rule && why !== null) {
    drafts.put({ key: rule.key, show: rule.show, text: draft, why })
    return false
  }
  if (draft !== (sent ?? value)) sending.send(draft)
  if (at.visit) at.visit = { ...at.visit, sent: null }
  return true
}

/** Something is typed that was not committed. */
function isBehind({ text, visit, given }: Standing): boolean {
  return text !== null && text !== (visit?.sent ?? given.value)
}

function isFinished({ given: { rule } }: Standing, typed: string): boolean {
  return !(rule?.later?.(typed) ?? false) && (rule?.refuse(typed) ?? null) === null
}

type Sending = ReturnType<typeof createSending>

/** Takes in what is typed, a little behind the hand. */
function createSending({ typing, setTyped }: VisitParts, at: Standing, field: TypedField) {
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function send(typed: string): void {
    at.visit ??= { found: at.given.value, step: {}, sent: null }
    const { step } = at.visit
    at.visit = { ...at.visit, sent: typed }
    at.theirs = false
    typing.during(step, () => at.given.onCommit(typed))
  }

  function tick(): void {
    stop()
    if (at.text === null) return
    const behind = isBehind(at)
    if (behind && !isFinished(at, at.text)) return typing.waits(field, 'stays')
    if (behind) send(at.text)
    typing.waits(field, 'nothing')
  }

  return {
    stop,
    send,
    tick,
    type(typed: string): void {
      at.visit ??= { found: at.given.value, step: {}, sent: null }
      at.text = typed
      setTyped(typed)
      typing.waits(field, isFinished(at, typed) ? 'soon' : 'stays')
      timer ??= setTimeout(tick, BEHIND_MS)
    },
    show(text: string | null): void {
      stop()
      at.text = text
      setTyped(text)
      if (text === null) typing.waits(field, 'nothing')
    },
  }
}

/** The field's value changed under what is typed, perhaps by another window. */
function overtaken({ drafts, say }: VisitParts, at: Standing, showTheirs: () => void): void {
  const { text, visit } = at
  const { value, rule } = at.given
  if (!at.theirs || text === null || !visit) return
  at.theirs = false
  if (value === text || value === visit.sent) return
  // Another window that went on from what is typed here has lost nothing of it: the field shows what it made of it.
  const gone = isBehind(at) || !bothIn(value, visit.found, text)
  if (gone && rule) {
    const clash = clashWords(value)
    drafts.put({ key: rule.key, show: rule.show, text, why: clash, clash })
    say({ text: clash, tone: 'warn' })
  }
  // From here on undo goes back to what the other window wrote.
  at.visit = { found: value, step: {}, sent: null }
  showTheirs()
}

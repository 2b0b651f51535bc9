import { createContext, use } from 'react'

/** How far what stands in a field is from the film. `soon`: on its way. `stays`: until the field is left or mended. */
export type Waiting = 'nothing' | 'soon' | 'stays'

/** A field that is on screen, as the film sees it. */
export interface TypedField {
  /** Commits what is typed now. */
  readonly flush: () => void
  /** The film was stepped back or forth: the field shows what the film has. */
  readonly forget: () => void
  /** What comes next to the field comes from another window. */
  readonly arrived: () => void
}

/** What an open film has to know of the fields in front of it. */
export interface Typing {
  /** `visit` identifies the time from focus to blur: all its commits are one undo step. */
  readonly during: (visit: object, commit: () => void) => void
  /** Returns a function that ends it. */
  readonly show: (field: TypedField) => () => void
  readonly waits: (field: TypedField, waiting: Waiting) => void
}

/** Without a film nothing is undone, and nothing waits to be saved. */
const NO_FILM: Typing = { during: (_visit, commit) => commit(), show: () => () => undefined, waits: () => undefined }

export const TypingContext = createContext<Typing>(NO_FILM)

export function useTyping(): Typing {
  return use(TypingContext)
}

import type { Fault } from '#shared/contract/faults.ts'
import type { MethodName } from '#shared/contract/methods.ts'

/** All that a log ever says. A closed list: what is no sentence of ours does not compile, so that no name or path gets in by one. */
export type LogSentence =
  | 'Framewright starts'
  | 'Framewright ends'
  | 'Framewright itself met a fault'
  | 'A promise failed and nobody listened'
  | 'A command ended with a fault'
  | 'A call ended with a fault'
  | 'An answer is not what was agreed'
  | 'A page of a window stopped'
  | 'A window does not answer'
  | 'A helper process of Chromium stopped'
  | 'A preload script failed'
  | 'A window met a fault'
  | 'A part of a window stopped'
  | 'A listener failed'
  | 'Not all leftovers were swept'
  | 'The trash was not swept'
  | 'A film was not closed well'
  | 'A picture could not be sent'
  | 'An answer could not be written down'
  | 'An answer could not be brought home'
  | 'An answer stays as it came'
  | 'A take can not be saved anywhere yet'
  | 'A job ended badly'
  | 'Certificates could not be read'
  | 'Looking for a newer version failed'
  | 'What is being made could not be noted'
  | 'What was saved could not be noted'
  | 'No snapshot was made: too little room'
  | 'No snapshot could be made'
  | 'A snapshot is of a damaged board'
  | 'The list of recent films could not be read'
  | 'The list of recent films could not be written'
  | 'What is trusted could not be read'
  | 'What is trusted was damaged and put aside'
  | 'Pictures were crossed out in a PDF'
  | 'Letters were missing in a PDF'

/** One line of the log: nothing in it comes from a film. */
export interface LogEntry {
  readonly says: LogSentence
  readonly method?: MethodName
  readonly count?: number
  /** As Chromium names it: "GPU crashed 139"; or a part of the window: "The board". Anything else than plain words is left out. */
  readonly about?: string
  /** What was thrown, or a failure: see `describeFault` for what is kept of it. */
  readonly fault?: unknown
  /** A fault that a window told of. */
  readonly told?: Fault
}

/**
 * `line` is for the terminal of a person who asked for it (FRAMEWRIGHT_LOG), and may name folders; `entry` is what the log file keeps,
 * which goes to others with a report. Neither is ever handed a key, a request's words or a picture.
 */
export type Log = (line: string, entry?: LogEntry) => void

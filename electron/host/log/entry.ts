import type { Fault } from '#shared/contract/faults.ts'
import type { MethodName } from '#shared/contract/methods.ts'

/** Every sentence the log can contain. A closed list: other text does not compile, so that no name or path gets in. */
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

/** One log line: nothing in it comes from a film. */
export interface LogEntry {
  readonly says: LogSentence
  readonly method?: MethodName
  readonly count?: number
  /** Chromium's name for it: "GPU crashed 139"; or a part of the window: "The board". Anything but plain words is dropped. */
  readonly about?: string
  /** Anything thrown, or a failure: see `describeFault` for what is kept. */
  readonly fault?: unknown
  /** A fault reported by a window. */
  readonly told?: Fault
}

/**
 * `line` goes to the terminal if the user asked for it (FRAMEWRIGHT_LOG), and may name folders; `entry` goes to the
 * log file, which is shared in reports. Neither may contain a key, a prompt or a picture.
 */
export type Log = (line: string, entry?: LogEntry) => void

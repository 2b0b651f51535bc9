import { withoutParentheses } from '../lineKinds.ts'

/** A cue's name alone, to tell whether two cues call the same person. */
export function bareCue(text: string): string {
  return withoutParentheses(text).toUpperCase().replace(/\s+/g, ' ').trim()
}

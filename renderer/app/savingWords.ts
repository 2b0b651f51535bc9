import type { SavingState } from '../editor/saving.ts'

/**
 * Shown in the bar and at the end of the window's title, where the app's shell reads it (electron/unsavedGuard.ts).
 * "Saved" only once the host has confirmed everything.
 */
export function savingWords(state: SavingState): string {
  switch (state) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving…'
    case 'held':
      return 'Not saved'
    case 'failed':
      return 'Saving failed'
  }
}

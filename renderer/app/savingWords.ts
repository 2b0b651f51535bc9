import type { SavingState } from '../editor/saving.ts'

/** In the bar, and at the end of the window's title, by which the app's shell knows how it stands (electron/unsavedGuard.ts). "Saved" only when the host has said so of everything. */
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

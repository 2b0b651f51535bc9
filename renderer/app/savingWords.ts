import type { SavingState } from '../editor/saving.ts'

/** "Saved" only when the host has said so of everything. */
export function savingWords(state: SavingState): string {
  switch (state) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving…'
    case 'held':
    case 'failed':
      return 'Not saved'
  }
}

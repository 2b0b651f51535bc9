import type { ToastMessage } from '../ui/Toasts.tsx'
import { heldWarning } from './heldWarning.ts'
import { commitFocusedField } from './useProjects.ts'
import type { OpenFilm } from './useProjects.ts'

/** What a window that is asked to close has to bring to disk first, and what it asks the person about. */
export function closingOf({ editor, held }: OpenFilm, say: (message: ToastMessage) => void) {
  return {
    saved() {
      commitFocusedField()
      return editor.isSettled() && held.all().length === 0
    },
    async settle() {
      const settled = await editor.settle()
      const count = held.all().length
      // A browser has asked already, and closes the page itself.
      if (count === 0 || !globalThis.framewright) return settled && count === 0
      say(heldWarning(count, 'The window stays open', leave))
      return false
    },
  }

  function leave(): void {
    held.clear()
    window.close()
  }
}

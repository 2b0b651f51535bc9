import { isOut } from '#shared/jobs/jobs.ts'
import type { BeforeClose } from '../host/settleBeforeClose.ts'
import type { ToastMessage } from '../ui/Toasts.tsx'
import { heldWarning } from './heldWarning.ts'
import { commitFocusedField } from './useOpenFilm.ts'
import type { OpenFilm } from './useOpenFilm.ts'

/**
 * What must be on disk before a window closes, and what the person is asked. `close` closes the film, or resolves to
 * false; `askOfOut` asks what becomes of requests that are out.
 */
export function closingOf(
  { editor, held, jobs }: OpenFilm,
  say: (message: ToastMessage) => void,
  close: () => Promise<boolean>,
  askOfOut: () => void,
): BeforeClose {
  const inApp = globalThis.framewright !== undefined
  // The app's shell asks by itself; what is out of a film that is only read here is another program's.
  const isAnyOut = (): boolean => !inApp && editor.canWrite && jobs.state().jobs.some(isOut)

  function leave(): void {
    held.clear()
    window.close()
  }

  return {
    safe() {
      editor.hand.end()
      commitFocusedField()
      return editor.isSafe() && held.all().length === 0 && !isAnyOut()
    },
    async settle() {
      const settled = await editor.settleInTime()
      if (settled && isAnyOut()) askOfOut()
      const count = held.all().length
      // A browser has already asked, and closes the page itself.
      if (count === 0 || !inApp) return settled && count === 0
      say(heldWarning(count, 'The window stays open', leave))
      return false
    },
    hurry: editor.hurry,
    stuck() {
      const state = editor.saving.state()
      // If the disk is the trouble, the app's shell asks, since it can while this page waits for the disk.
      const ours = state === 'held' || (state === 'failed' && !inApp)
      if (ours && held.all().length === 0) void close().then((closed) => (closed && inApp ? window.close() : undefined))
    },
  }
}

import type { ToastMessage } from '../ui/Toasts.tsx'

/** Asks before typed text that can't be saved is lost with the film. `stays`: "The window stays open". */
export function heldWarning(count: number, stays: string, leave: () => void): ToastMessage {
  const one = count === 1
  return {
    text: `${stays}: ${one ? 'something you typed does' : `${count} things you typed do`} not fit in ${one ? 'its field and is' : 'their fields and are'} not saved. See “Not saved” at the top.`,
    tone: 'warn',
    action: { label: 'Close without saving', run: leave },
  }
}

import { useEffect } from 'react'
import { pastedRefusal } from '../editor/droppedPictures.ts'
import { keepsPaste, placeOfKey } from '../editor/keymap.ts'
import { useToast } from '../ui/Toasts.tsx'

/** Says why a paste goes nowhere, as a drop does, if nothing on screen took it. */
export function useStrayPaste(): void {
  const say = useToast()
  useEffect(() => {
    function pasted(event: ClipboardEvent): void {
      if (keepsPaste(placeOfKey(event.target))) return
      // Read now, since the clipboard is closed once the event is over; said once nobody else has used it.
      const refusal = pastedRefusal(event.clipboardData)
      if (refusal !== null) setTimeout(() => event.defaultPrevented || say({ text: refusal, tone: 'warn' }))
    }
    window.addEventListener('paste', pasted)
    return () => window.removeEventListener('paste', pasted)
  }, [say])
}

import { useEffect, useState, useSyncExternalStore } from 'react'
import { useEditor } from '../../editor/useEditor.ts'
import { useLostPictures } from '../../editor/usePictures.ts'
import { Button } from '../../ui/Button.tsx'
import { focusFront } from '../../ui/focusFront.ts'
import { Strip } from '../../ui/Strip.tsx'
import { MissingDialog } from './MissingDialog.tsx'
import { missingSentence } from './missingWords.ts'
import { whenShown } from './whenShown.ts'

/** Above a film with missing pictures: how many, and the way to the list of them. */
export function MissingStrip() {
  const { pictures, trouble } = useEditor()
  const failure = useSyncExternalStore(trouble.listen, trouble.now)
  const lost = useLostPictures()
  const [listed, setListed] = useState(false)
  useEffect(() => {
    const look = (): void => void pictures.look()
    const stop = whenShown(look)
    // Files are restored, and lost, while another window is in front.
    window.addEventListener('focus', look)
    return () => {
      stop()
      window.removeEventListener('focus', look)
    }
  }, [pictures])

  function close(): void {
    setListed(false)
    // The button that opened the list goes away with the strip.
    if (pictures.all().length === 0) setTimeout(focusFront, 0)
  }
  return (
    <>
      {/* If the whole film is gone, the message says that. */}
      {lost.length > 0 && failure?.kind !== 'gone' && (
        <Strip label="Missing pictures" tone="warn" text={missingSentence(lost)}>
          <Button onClick={() => setListed(true)}>Show which…</Button>
        </Strip>
      )}
      <MissingDialog open={listed} onClose={close} />
    </>
  )
}

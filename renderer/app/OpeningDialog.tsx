import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { Opening } from './useOpening.ts'
import './openingDialog.css'

/** Shown while a film is slow to open: its name, and a way to cancel. Esc cancels too. */
export function OpeningDialog({ opening }: { readonly opening: Opening | null }) {
  return (
    <Dialog
      open={opening !== null}
      onClose={() => opening?.cancel()}
      title={opening?.title ?? ''}
      width="narrow"
      about="This takes longer than usual. Cancel leaves everything on disk as it was."
      footer={<Button onClick={() => opening?.cancel()}>Cancel</Button>}
    >
      <progress className="opening-progress" aria-label={opening?.title ?? ''} />
    </Dialog>
  )
}

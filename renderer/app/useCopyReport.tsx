import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { useFaults } from './useFaults.ts'
import './crashNote.css'

interface CopyReport {
  readonly copy: () => Promise<void>
  readonly dialog: ReactNode
}

/**
 * The command "Copy report": copies it to the clipboard and says what is in it; shows it to those who want to see it
 * first, or have no clipboard.
 */
export function useCopyReport(): CopyReport {
  const faults = useFaults()
  const say = useToast()
  const [shown, setShown] = useState<string | null>(null)
  return useMemo(
    () => ({
      async copy() {
        const report = await faults.report()
        if (!report) return say({ text: 'Framewright itself doesn’t answer, so there is no report.', tone: 'warn' })
        try {
          await navigator.clipboard.writeText(report.text)
          say({
            text: 'Copied the report. It holds versions and the last lines of the log, and nothing from your films.',
            action: { label: 'Show it', run: () => setShown(report.text) },
          })
        } catch {
          setShown(report.text)
        }
      },
      dialog: (
        <Dialog
          open={shown !== null}
          onClose={() => setShown(null)}
          title="Report"
          about="What you can pass on when something went wrong. Nothing is sent by itself."
        >
          <textarea className="crash-report tall" aria-label="Report" readOnly value={shown ?? ''} />
        </Dialog>
      ),
    }),
    [faults, say, shown],
  )
}

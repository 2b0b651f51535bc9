import { useEffect, useState } from 'react'
import type { Report } from '../host/faults.ts'
import { Button } from '../ui/Button.tsx'
import { useFaults } from './useFaults.ts'
import './crashNote.css'

interface CrashNoteProps {
  readonly what: string
  readonly whole: boolean
  readonly fault: string
  readonly onAgain: () => void
}

/** Shown in place of what stopped: what that means for the film, how to go on, and a report to pass on. */
export function CrashNote({ what, whole, fault, onAgain }: CrashNoteProps) {
  const report = useReport()
  return (
    <div role="alert" className={`crash ${whole ? 'whole' : ''}`}>
      <div className="crash-sheet">
        <h2>{what} stopped working</h2>
        <p>Your film is safe and saving goes on.</p>
        <div className="crash-acts">
          <Button variant="primary" onClick={onAgain}>
            Show it again
          </Button>
          {report && <CopyReport report={report} />}
        </div>
        <dl className="crash-facts">
          <dt>What it said</dt>
          <dd>{fault}</dd>
          {report?.logFile && (
            <>
              <dt>The log</dt>
              <dd>{report.logFile}</dd>
            </>
          )}
        </dl>
      </div>
    </div>
  )
}

/** Read again for each fault: the log's last line is about this one. null until read. */
function useReport(): Report | null {
  const faults = useFaults()
  const [report, setReport] = useState<Report | null>(null)
  useEffect(() => {
    let shown = true
    void faults.report().then((found) => (shown ? setReport(found) : undefined))
    return () => {
      shown = false
    }
  }, [faults])
  return report
}

/**
 * Not a toast: what stopped may be what shows toasts. If the clipboard is unavailable, the text is shown to copy by
 * hand.
 */
function CopyReport({ report }: { readonly report: Report }) {
  const [done, setDone] = useState<'copied' | 'by-hand' | null>(null)
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(report.text)
      setDone('copied')
    } catch {
      setDone('by-hand')
    }
  }
  return (
    <>
      <Button onClick={() => void copy()}>{done === 'copied' ? 'Copied' : 'Copy report'}</Button>
      <p className="crash-copied" role="status">
        {done === 'copied' && 'It holds versions and the last lines of the log, and nothing from your film.'}
      </p>
      {done === 'by-hand' && <textarea className="crash-report" aria-label="Report" readOnly value={report.text} />}
    </>
  )
}

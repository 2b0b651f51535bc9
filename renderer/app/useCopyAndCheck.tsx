import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { CheckReport } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Editor } from '../editor/editor.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { CopyWithout } from './CopyWithout.tsx'
import { PathDialog } from './PathDialog.tsx'
import { copiedWords } from './copiedWords.ts'
import { placeIn } from './place.ts'
import { commitFocusedField } from './useOpenFilm.ts'
import type { About } from './useStart.ts'

interface CopyAndCheck {
  readonly saveCopy: () => Promise<void>
  readonly check: () => Promise<void>
  readonly dialogs: ReactNode
}

/** A copy that waits for an answer, since it would lack pictures. */
interface Without {
  readonly folder: string
  readonly missing: Extract<Failure, { kind: 'pictures-missing' }>
}

/**
 * Saving a copy of the open project, with what is not on disk yet: it is what a person does when nothing can be saved. And
 * checking that all of it is there, which saves first what is still under way. `open` opens the copy.
 */
export function useCopyAndCheck(
  client: Client,
  editor: Editor | null,
  about: About | null,
  open: (folder: string) => Promise<boolean>,
): CopyAndCheck {
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const [without, setWithout] = useState<Without | null>(null)
  const [report, setReport] = useState<CheckReport | null>(null)

  const acts = useMemo(() => {
    async function copyTo(folder: string, evenIfMissing = false): Promise<boolean> {
      if (!editor) return false
      // A field commits when it is left: what has the caret goes into the copy as well.
      commitFocusedField()
      const { rows, kept } = await editor.handOver()
      const writes = [...rows]
      const answer = await editor.client.call('projects.saveCopy', {
        project: editor.opened.project,
        folder,
        evenIfMissing,
        writes,
      })
      if (answer.ok) {
        if (answer.value.refused.length === 0) kept(answer.value.folder)
        say(copiedWords(editor.board(), answer.value, () => void open(answer.value.folder)))
      } else if (answer.failure.kind === 'pictures-missing') {
        setWithout({ folder, missing: answer.failure })
        // The question takes the place of the dialog that asked for the path.
        return true
      } else if (answer.failure.kind !== 'cancelled') say({ text: sentence(answer.failure), tone: 'warn' })
      return answer.ok
    }
    async function saveCopy(): Promise<void> {
      if (!editor) return
      if (!about?.dialogs) return setAsking(true)
      const name = `${filmOf(editor.board()).title || 'Untitled film'} copy`
      const answer = await client.call('projects.choose', { purpose: 'copy', name })
      if (answer.ok && answer.value.path !== null) await copyTo(answer.value.path)
    }
    async function check(): Promise<void> {
      if (!editor) return
      const answer = await editor.client.call('projects.check', { project: editor.opened.project })
      if (answer.ok) setReport(answer.value)
      else if (answer.failure.kind !== 'cancelled') say({ text: sentence(answer.failure), tone: 'warn' })
    }
    return { copyTo, saveCopy, check }
  }, [about, client, editor, open, say])

  const title = editor ? filmOf(editor.board()).title || 'Untitled film' : ''
  return useMemo(
    () => ({
      saveCopy: acts.saveCopy,
      check: acts.check,
      dialogs: (
        <>
          <PathDialog
            open={asking}
            onClose={() => setAsking(false)}
            title="Save a copy"
            label="Folder of the copy, on the computer that runs Framewright"
            action="Save a copy"
            start={placeIn(about?.projectsFolder ?? '', `${title} copy`)}
            onPath={(folder) => acts.copyTo(folder)}
          />
          <CopyWithout
            missing={without?.missing ?? null}
            onClose={() => setWithout(null)}
            onCopy={() => {
              setWithout(null)
              if (without) void acts.copyTo(without.folder, true)
            }}
          />
          <Dialog open={report !== null} onClose={() => setReport(null)} title="Check project" width="narrow">
            {report && <Report report={report} />}
          </Dialog>
        </>
      ),
    }),
    [about, acts, asking, report, title, without],
  )
}

function Report({ report }: { readonly report: CheckReport }) {
  const counts = Object.entries(report.counts).map(([what, count]) => `${count} ${what}`)
  return (
    <div className="report">
      <p>{report.ok ? 'Everything is there and whole.' : 'Something is missing or damaged. Nothing was changed.'}</p>
      {report.problems.length > 0 && (
        <ul className="selectable">
          {report.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <p className="quiet">{counts.join(', ')}</p>
    </div>
  )
}

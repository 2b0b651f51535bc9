import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { sentence } from '#shared/contract/failure.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Output } from '#shared/contract/methods.ts'
import type { CheckReport } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Editor } from '../editor/editor.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { CopyWithout } from './CopyWithout.tsx'
import { PathDialog } from './PathDialog.tsx'
import { placeIn } from './place.ts'
import type { About } from './useProjects.ts'

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

function copiedWords({ folder, left }: Output<'projects.saveCopy'>): string {
  const some = left.length === 1 ? 'a picture that is' : `${left.length} pictures that are`
  return left.length === 0 ? `Saved a copy in ${folder}` : `Saved a copy in ${folder}, without ${some} missing`
}

/** Saving a copy of the open project, and checking that all of it is there. Both save first what is still under way. */
export function useCopyAndCheck(client: Client, editor: Editor | null, about: About | null): CopyAndCheck {
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const [without, setWithout] = useState<Without | null>(null)
  const [report, setReport] = useState<CheckReport | null>(null)

  const acts = useMemo(() => {
    async function copyTo(folder: string, evenIfMissing = false): Promise<boolean> {
      if (!editor || !(await editor.settle())) return false
      const { project } = editor.opened
      const answer = await client.call('projects.saveCopy', { project, folder, evenIfMissing })
      if (answer.ok) say(copiedWords(answer.value))
      else if (answer.failure.kind === 'pictures-missing') {
        setWithout({ folder, missing: answer.failure })
        // The question takes the place of the dialog that asked for the path.
        return true
      } else say({ text: sentence(answer.failure), tone: 'warn' })
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
      if (!editor || !(await editor.settle())) return
      const answer = await client.call('projects.check', { project: editor.opened.project })
      if (answer.ok) setReport(answer.value)
      else say({ text: sentence(answer.failure), tone: 'warn' })
    }
    return { copyTo, saveCopy, check }
  }, [about, client, editor, say])

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

import type { ReactNode } from 'react'
import type { CheckReport } from '#shared/contract/model.ts'
import type { Editor } from '../editor/editor.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { countedWords } from './countedWords.ts'
import { CopyWithout } from './CopyWithout.tsx'
import { PathDialog } from './PathDialog.tsx'
import { copyTitle, placeIn } from './place.ts'
import { useCheckProject } from './useCheckProject.ts'
import { titleOf, useSaveCopy } from './useSaveCopy.ts'
import type { About } from './useStart.ts'

interface CopyAndCheck {
  readonly saveCopy: () => Promise<void>
  readonly check: () => Promise<void>
  readonly dialogs: ReactNode
}

/** The commands that save a copy of the open project and check it, with their dialogs. `open` opens the copy. */
export function useCopyAndCheck(
  editor: Editor | null,
  about: About | null,
  open: (folder: string) => Promise<boolean>,
): CopyAndCheck {
  const { saveCopy, copyTo, asking, setAsking, without, setWithout } = useSaveCopy(editor, about, open)
  const { check, report, setReport } = useCheckProject(editor)
  const title = editor ? titleOf(editor) : ''
  const dialogs = (
    <>
      <PathDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Save a copy"
        label="Folder of the copy, on the computer that runs Framewright"
        action="Save a copy"
        start={placeIn(about?.projectsFolder ?? '', copyTitle(title))}
        onPath={(folder) => copyTo(folder)}
      />
      <CopyWithout
        missing={without?.missing ?? null}
        onClose={() => setWithout(null)}
        onCopy={() => {
          setWithout(null)
          if (without) void copyTo(without.folder, true)
        }}
      />
      <Dialog open={report !== null} onClose={() => setReport(null)} title="Check project" width="narrow">
        {report && <Report report={report} />}
      </Dialog>
    </>
  )
  return { saveCopy, check, dialogs }
}

function Report({ report }: { readonly report: CheckReport }) {
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
      <p className="quiet">{countedWords(report.counts)}</p>
    </div>
  )
}

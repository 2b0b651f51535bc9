import { useEffect, useMemo, useRef, useState } from 'react'
import { applyImport } from '#shared/breakdown/applyImport.ts'
import { NO_CHOICES } from '#shared/breakdown/plan.ts'
import type { ImportChoices, ImportPlan } from '#shared/breakdown/plan.ts'
import { planImport } from '#shared/breakdown/planImport.ts'
import { countWords, countsOf } from '#shared/breakdown/planWords.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { draftsOf, scenesOf } from '#shared/document/select.ts'
import { estimateLabel, pagesLabel } from '#shared/film/eighths.ts'
import { nextRevision } from '#shared/film/revisions.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { CardList } from './CardList.tsx'
import { SceneList } from './SceneList.tsx'
import { NotesList } from './NotesList.tsx'
import type { ReadForImport } from './readForImport.ts'

interface ImportPreviewProps {
  readonly read: ReadForImport
  readonly onClose: () => void
}

type Page = 'scenes' | 'cards' | 'notes'

/** What the script changes, each match and fate to be corrected, and the one button that does it. */
export function ImportPreview({ read, onClose }: ImportPreviewProps) {
  const board = useBoard()
  const [choices, setChoices] = useState<ImportChoices>(NO_CHOICES)
  const [page, setPage] = useState<Page>('scenes')
  const [name, setName] = useState(read.name)
  const [color, setColor] = useState(() => nextRevision(draftsOf(board).map((draft) => draft.color)))
  const plan = useMemo(() => planImport({ board, ...read }, read.screenplay, choices), [board, read, choices])
  const { busy, run } = useImport(read, onClose)
  const lost = plan.covers.flatMap((each) => each.lost.map((text) => ({ shotId: each.shotId, text })))
  const words = countWords(countsOf(plan))
  const form = useRef<HTMLFormElement>(null)
  // Its first field: Enter there imports, where on the dialog's own Close it would throw the preview away.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form
      ref={form}
      className="importing-form"
      onSubmit={(event) => {
        event.preventDefault()
        run((start, newId, draft) =>
          applyImport(start, plan, { ...draft, name: name.trim() || read.name, color }, newId),
        )
      }}
    >
      <div className="scriptimport-head">
        <Field label="Draft">
          <LiveInput value={name} maxLength={500} onChange={setName} />
        </Field>
        <Field label="Revision colour">
          <LiveInput value={color} maxLength={500} onChange={setColor} />
        </Field>
      </div>
      <Tabs<Page>
        label="What the script changes"
        value={page}
        onChange={setPage}
        tabs={[
          {
            value: 'scenes',
            label: 'Scenes',
            count: plan.scenes.length + plan.gone.length,
            content: <SceneList plan={plan} choices={choices} onChoices={setChoices} />,
          },
          {
            value: 'cards',
            label: 'Cast and locations',
            count: plan.cards.length,
            content: <CardList cards={plan.cards} choices={choices} onChoices={setChoices} />,
          },
          {
            value: 'notes',
            label: 'Not read',
            count: plan.unread.length + lost.length,
            content: <NotesList unread={plan.unread} lost={lost} />,
          },
        ]}
      />
      <div className="scriptimport-foot">
        <p role="status">
          {words === '' ? 'No scene heading was found in this file.' : `${words} · ${lengthWords(plan)}`}
        </p>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" disabled={busy || plan.scenes.length === 0}>
          Import script
        </Button>
      </div>
    </form>
  )
}

/** "118 3/8 pages, ≈ 1:58:23". */
function lengthWords({ scenes }: ImportPlan): string {
  const eighths = scenes.reduce((sum, scene) => sum + scene.eighths, 0)
  return `${pagesLabel(eighths)}, ${estimateLabel(eighths)} at a minute a page`
}

type Apply = (
  start: Parameters<typeof applyImport>[0],
  newId: Parameters<typeof applyImport>[3],
  draft: Omit<Parameters<typeof applyImport>[2], 'name' | 'color'>,
) => ReturnType<typeof applyImport>

/** Keeps the file, then does it as one step. */
function useImport({ source, format }: ReadForImport, onDone: () => void) {
  const editor = useEditor()
  const say = useToast()
  const actions = useActions()
  const [busy, setBusy] = useState(false)
  async function work(apply: Apply): Promise<void> {
    setBusy(true)
    const kept = await editor.client.call('script.keep', { project: editor.opened.project, source })
    setBusy(false)
    if (!kept.ok) return say({ text: sentence(kept.failure), tone: 'warn' })
    const importedAt = new Date().toISOString()
    if (!editor.run('Import script', (start) => apply(start, editor.newId, { format, importedAt, source }))) return
    const [first] = scenesOf(editor.board())
    if (first && editor.session.state().shotIds.length === 0) editor.session.selectScene(editor.board(), first.id)
    const key = actions.keys('view.script')
    say({
      text: `The script is imported.${key === undefined ? '' : ` ${key} shows it.`}`,
      action: { label: 'Show script', run: () => actions.run('view.script') },
    })
    onDone()
  }
  return { busy, run: (apply: Apply) => void work(apply) }
}

import { Bookmark, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { removeView, saveView } from '#shared/document/commands/listViews.ts'
import { savedViewsOf } from '#shared/document/listViews.ts'
import type { FilmView } from '#shared/document/listViews.ts'
import type { SavedView, ViewKey } from '#shared/document/listViewSchema.ts'
import { newAddedKey } from '#shared/document/ownSchema.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { NameForm } from '../../ui/NameForm.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { keptChoice, readChoice } from './columns.ts'
import { lookOf, savedAs } from './savedLook.ts'
import type { Choosing } from './useColumnChoice.ts'
import type { Viewing } from './useListView.ts'

interface ViewsPanelProps {
  readonly viewing: Viewing
  readonly choosing: Choosing
}

/** Ways of looking at the list that the film keeps under names. */
export function ViewsPanel({ viewing: { view, look }, choosing }: ViewsPanelProps) {
  const editor = useEditor()
  const views = savedViewsOf(useBoard())
  const [open, setOpen] = useState(false)
  const now = (name: string): Omit<SavedView, 'order'> => ({
    ...savedAs(view),
    name,
    columns: keptChoice(choosing.choice),
  })

  function show(saved: FilmView): void {
    look(lookOf(saved))
    choosing.choose(readChoice(saved.columns), `Show View ${saved.name}`)
    setOpen(false)
  }
  function save(id: ViewKey, name: string): void {
    editor.run(`Save View ${name}`, (board) => saveView(board, id, now(name)))
  }
  return (
    <Popover
      label="Views"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <Bookmark aria-hidden /> <span className="sign-label">Views</span>
        </Button>
      }
    >
      <div className="views-panel">
        {views.length === 0 && <p className="faint">A view keeps columns, order, groups and filters under a name.</p>}
        {views.map((saved) => (
          <div key={saved.id} className="saved-view">
            <button type="button" className="column-step" dir="auto" onClick={() => show(saved)}>
              {saved.name}
            </button>
            <IconButton
              label={`Save “${saved.name}” as the list is now`}
              icon={<RefreshCw aria-hidden />}
              disabled={!editor.canWrite}
              onClick={() => save(saved.id, saved.name)}
            />
            <IconButton
              label={`Delete “${saved.name}”`}
              icon={<Trash2 aria-hidden />}
              disabled={!editor.canWrite}
              onClick={() => editor.run(`Delete View ${saved.name}`, (board) => removeView(board, saved.id))}
            />
          </div>
        ))}
        <NameForm
          label="Save the list as it is shown"
          placeholder="Camera, day 3"
          most={LIMITS.line}
          disabled={!editor.canWrite || views.length >= LIMITS.listViews}
          wordFor={() => 'Save view'}
          onName={(name) => save(newAddedKey('view', editor.newId), name)}
        />
      </div>
    </Popover>
  )
}

import { useState } from 'react'
import { renumber } from '#shared/document/commands/renumber.ts'
import type { NumberChange, Renumbering } from '#shared/document/commands/renumber.ts'
import { numbersOf, sceneOf, shotOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import type { Board } from '#shared/document/board.ts'
import { placeOf } from '../../editor/actionContext.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import './renumber.css'

export interface RenumberDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Numbers by place again: every change is shown before it is made, and all of them are one step. */
export function RenumberDialog({ open, onClose }: RenumberDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Renumber" about={ABOUT}>
      <Renumber onClose={onClose} />
    </Dialog>
  )
}

const ABOUT =
  'Numbers follow their places again, also those that were set by hand. Each remembers the number that it had.'

type Scope = 'film' | 'shots' | 'scene'

function Renumber({ onClose }: Pick<RenumberDialogProps, 'onClose'>) {
  const editor = useEditor()
  const board = useBoard()
  const [scope, setScope] = useState<Scope>('film')
  const { scene } = placeOf(editor)
  const asked = scope === 'scene' && scene ? { sceneId: scene.id } : scope === 'scene' ? 'shots' : scope
  const made = renumber(board, asked)
  const { changes } = made
  const options = [
    { value: 'film', label: 'Scenes and shots' },
    { value: 'shots', label: 'Shots only' },
    { value: 'scene', label: `Shots of scene ${numbersOf(board).scenes.get(scene?.id ?? '') ?? ''}`, disabled: !scene },
  ] as const

  function run(): void {
    editor.run(`Renumber ${countWords(changes)}`, (now) => renumber(now, asked).board)
    onClose()
  }

  return (
    <div className="renumber">
      <Segmented<Scope> label="What is renumbered" value={scope} options={options} onChange={setScope} />
      {changes.length === 0 ? <Empty title={nothingWords(made)} /> : <Changes board={board} changes={changes} />}
      <footer className="renumber-foot">
        <span role="status">{changes.length > 0 && lockedWords(made)}</span>
        <Button variant="primary" disabled={changes.length === 0 || !editor.canWrite} onClick={run}>
          {changes.length === 0 ? 'Renumber' : `Renumber ${countWords(changes).toLowerCase()}`}
        </Button>
      </footer>
    </div>
  )
}

/** A film of thousands of shots is renumbered whole; nobody reads more than this before it. */
const MOST_SHOWN = 1000

function Changes({ board, changes }: { readonly board: Board; readonly changes: readonly NumberChange[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <div className="renumber-list" tabIndex={0} role="region" aria-label="Numbers that change">
      <table>
        <thead>
          <tr>
            <th scope="col">Old</th>
            <th scope="col">New</th>
            <th scope="col">Scene or shot</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, MOST_SHOWN).map(({ table, id, from, to }) => (
            <tr key={id} className={table}>
              <td>{from}</td>
              <td>{to}</td>
              <td dir="auto">{aboutOf(board, table, id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > MOST_SHOWN && <p>And {changes.length - MOST_SHOWN} more.</p>}
    </div>
  )
}

function aboutOf(board: Board, table: NumberChange['table'], id: string): string {
  if (table === 'scene') return sceneTitle(sceneOf(board, id)!)
  const shot = shotOf(board, id)!
  return shot.subject || shot.action
}

/** "2 Scenes and 14 Shots" */
function countWords(changes: readonly NumberChange[]): string {
  const scenes = changes.filter(({ table }) => table === 'scene').length
  const shots = changes.length - scenes
  const parts = [
    scenes > 0 ? `${scenes} ${scenes === 1 ? 'Scene' : 'Scenes'}` : '',
    shots > 0 ? `${shots} ${shots === 1 ? 'Shot' : 'Shots'}` : '',
  ]
  return parts.filter(Boolean).join(' and ')
}

function lockedWords({ locked, filmLocked }: Renumbering): string {
  if (filmLocked) return 'The film’s numbers are locked: unlock them first.'
  if (locked.length === 0) return ''
  const named = locked.slice(0, 6).join(', ') + (locked.length > 6 ? ` and ${locked.length - 6} more` : '')
  return `${locked.length === 1 ? 'Scene' : 'Scenes'} ${named} ${locked.length === 1 ? 'is' : 'are'} locked and ${locked.length === 1 ? 'stays' : 'stay'}.`
}

function nothingWords(made: Renumbering): string {
  return lockedWords(made) || 'Every number follows its place already.'
}

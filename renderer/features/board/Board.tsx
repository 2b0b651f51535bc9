import { filmShots } from '#shared/document/select.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useEditor, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { ContextMenu } from '../../ui/Menu.tsx'
import { boardMenu } from './boardMenu.ts'
import { BoardOptions, optionId } from './BoardOptions.tsx'
import { ZoomBox } from './ZoomBox.tsx'
import { useBoardView } from './useBoardView.ts'
import './board.css'

/** The whole film on one zoomable surface. */
export function Board() {
  const editor = useEditor()
  const actions = useActions()
  const board = useBoard()
  const active = useSession().shotIds.at(-1)
  const { view, attach } = useBoardView()
  const hasShots = filmShots(board).length > 0

  return (
    <div className="board">
      <ContextMenu items={() => boardMenu(actions, editor)}>
        <div
          className="board-surface"
          data-surface="board"
          role="listbox"
          tabIndex={0}
          aria-label="Board"
          aria-multiselectable
          {...(hasShots && active !== undefined && { 'aria-activedescendant': optionId(active) })}
        >
          <div ref={attach} className="board-stage" />
          {hasShots && view && <BoardOptions view={view} />}
        </div>
      </ContextMenu>
      {view && <ZoomBox view={view} />}
      {!hasShots && (
        <div className="board-empty">
          <p>{`No shots yet. Press ${actions.keys('shot.add') ?? 'N'} for the first.`}</p>
          <Button variant="primary" disabled={!actions.enabled('shot.add')} onClick={() => actions.run('shot.add')}>
            New shot
          </Button>
        </div>
      )}
    </div>
  )
}

import { previewPath } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { numbersOf, panelPlace, shotOf } from '#shared/document/select.ts'
import { isCut } from '#shared/document/whatCounts.ts'
import { useActions } from '../../../editor/useActions.ts'
import { useBoard, useEditor, usePanelVersion } from '../../../editor/useEditor.ts'
import { ContextMenu } from '../../../ui/Menu.tsx'
import { endsOf } from './endsOf.ts'
import { stripMenu } from './stripMenu.ts'
import type { StripHolding } from './useStripHand.ts'

const WIDTH = 240

interface StripFrameProps {
  readonly panel: PanelRow
  /** The panel before it on the strip. */
  readonly before: PanelRow | undefined
  readonly place: number
  readonly count: number
  readonly current: boolean
  readonly carried: boolean
  /** The side at which a carried panel would drop. */
  readonly gap: 'before' | 'after' | undefined
  readonly hand: StripHolding
  /** Takes the focus after a choice from the menu. */
  readonly focusAfter: (() => void) | undefined
}

/** One panel on the strip: a press goes to it, a drag moves it, and its menu has the rest. */
export function StripFrame({ panel, before, place, count, current, carried, gap, hand, focusAfter }: StripFrameProps) {
  const editor = useEditor()
  const actions = useActions()
  const board = useBoard()
  const version = usePanelVersion(panel.id)
  const shot = shotOf(board, panel.shotId)
  const own = panelPlace(board, panel)
  const { shots, scenes } = numbersOf(board)
  const number = shots.get(panel.shotId) ?? ''
  const name = own.count > 1 ? `${number} · ${own.index}` : number
  const [head, tail] = endsOf(name)
  const cut = shot !== undefined && isCut(shot)
  const scene = before && shotOf(board, before.shotId)?.sceneId === shot?.sceneId ? undefined : shot?.sceneId
  const choose = (): void => editor.session.selectPanel(editor.board(), panel.id)
  return (
    <li
      aria-setsize={count}
      aria-posinset={place + 1}
      data-scene={scene === undefined || place === 0 ? undefined : scenes.get(scene)}
      data-gap={gap}
    >
      <ContextMenu items={() => stripMenu(actions)} focusAfter={focusAfter}>
        <button
          type="button"
          data-spots={`frame:${panel.id}`}
          tabIndex={current ? 0 : -1}
          aria-current={current || undefined}
          aria-label={`${name}: shot ${number}, panel ${own.index} of ${own.count}${cut ? ', cut' : ''}`}
          data-cut={cut || undefined}
          data-carried={carried || undefined}
          onPointerDown={(event) => hand.press(event, place)}
          onContextMenu={choose}
          onClick={() => !hand.tookClick() && choose()}
        >
          <picture>
            <img
              src={previewPath(editor.opened.project, panel.id, WIDTH, version)}
              alt=""
              draggable={false}
              style={{ aspectRatio: filmOf(board).ratio }}
            />
          </picture>
          <span>
            {tail === '' ? (
              head
            ) : (
              <>
                <i>{head}</i>
                <b>{tail}</b>
              </>
            )}
          </span>
        </button>
      </ContextMenu>
    </li>
  )
}

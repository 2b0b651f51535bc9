import {
  CaretsToAxisDashedHorizontal,
  CaretsToAxisDashedVertical,
  CopyPlus,
  ImageDown,
  Play,
  Square,
  Trash2,
} from 'lucide-react'
import { EASES } from '#shared/document/markSchema.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import type { Ease } from '#shared/document/markSchema.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { MenuButton } from '../../ui/Menu.tsx'
import { Select } from '../../ui/Select.tsx'
import { BoxFigures } from './BoxFigures.tsx'
import { selectionPictures } from './TableMenu.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { dropMove, frameMove } from './table/frameMove.ts'
import { ALIGNMENTS } from './table/selection.ts'
import type { Alignment } from './table/selection.ts'
import { useTableState, useToolSettings } from './useTable.ts'

const EASE_LABELS: Readonly<Record<Ease, string>> = {
  even: 'Even speed',
  in: 'Ease in',
  out: 'Ease out',
  both: 'Ease in and out',
}
const ALIGN_LABELS: Readonly<Record<Alignment, string>> = {
  left: 'To the left edge',
  centre: 'Centred across',
  right: 'To the right edge',
  top: 'To the top edge',
  middle: 'Centred down',
  bottom: 'To the bottom edge',
}

/** Actions for what is selected: the selected marks, or the panel's camera move. */
export function HandBar({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const { tools } = useToolSettings()
  const selection = useTableState(table, (state) => state.selection)
  const move = useTableState(table, (state) => state.move)
  const plays = useTableState(table, (state) => state.playing !== null)
  const { shows } = toolOf(tools.tool)
  // Whatever is in hand, a move that plays can be stopped where it was begun.
  if (move && (plays || shows === 'move')) return <MoveBar table={table} panel={panel} move={move} />
  if (shows === 'selection' && selection)
    return <SelectionBar table={table} count={selection.count} box={selection.box} />
  return null
}

interface SelectionBarProps {
  readonly table: DrawingTable
  readonly count: number
  readonly box: Rect
}

function SelectionBar({ table, count, box }: SelectionBarProps) {
  const { selecting } = table
  const actions = useActions()
  return (
    <div className="hand-bar" role="toolbar" aria-label="Selected marks">
      <span>{count === 1 ? '1 mark' : `${count} marks`}</span>
      <IconButton
        label="Flip across"
        icon={<CaretsToAxisDashedVertical aria-hidden />}
        onClick={() => selecting.flip('across')}
      />
      <IconButton
        label="Flip down"
        icon={<CaretsToAxisDashedHorizontal aria-hidden />}
        onClick={() => selecting.flip('down')}
      />
      <Select
        label="Align in the frame"
        value={'' as Alignment}
        placeholder="Align"
        options={ALIGNMENTS.map((value) => ({ value, label: ALIGN_LABELS[value] }))}
        onChange={(to) => selecting.align(to, table.state().frame)}
        focusAfter={table.focus}
      />
      <IconButton label="Duplicate" icon={<CopyPlus aria-hidden />} onClick={selecting.duplicate} />
      <MenuButton items={() => selectionPictures(actions)} align="end">
        <IconButton label="Save or copy as a picture" icon={<ImageDown aria-hidden />} />
      </MenuButton>
      <IconButton label="Delete" icon={<Trash2 aria-hidden />} onClick={() => gone(table, selecting.remove)} />
      <BoxFigures table={table} box={box} />
    </div>
  )
}

/** The bar goes with what it is about, and leaves the keys to the drawing. */
function gone(table: DrawingTable, remove: () => void): void {
  remove()
  table.focus()
}

function MoveBar(props: {
  readonly table: DrawingTable
  readonly panel: PanelRow
  readonly move: NonNullable<ReturnType<DrawingTable['state']>['move']>
}) {
  const editor = useEditor()
  const { table, panel, move } = props
  const plays = useTableState(table, (state) => state.playing !== null)
  return (
    <div className="hand-bar" role="toolbar" aria-label="Camera move">
      <span>Camera move</span>
      <IconButton
        label={plays ? 'Stop' : 'Play camera move'}
        icon={plays ? <Square aria-hidden /> : <Play aria-hidden />}
        onClick={() => (plays ? table.player.stop() : table.player.play())}
      />
      <Select
        label="Speed"
        value={move.ease}
        options={EASES.map((value) => ({ value, label: EASE_LABELS[value] }))}
        onChange={(ease) => frameMove(editor, panel, { start: move.start, end: move.end, ease })}
      />
      <IconButton
        label="Delete camera move"
        icon={<Trash2 aria-hidden />}
        onClick={() => gone(table, () => dropMove(editor, panel))}
      />
    </div>
  )
}

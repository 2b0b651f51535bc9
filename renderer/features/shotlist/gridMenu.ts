import { filmOf } from '#shared/document/board.ts'
import { dayName } from '#shared/document/headWords.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import type { Editor } from '../../editor/editor.ts'
import type { Actions } from '../../editor/actions.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import type { ShotGrid } from './useShotGrid.ts'

interface ColumnItem {
  readonly label: string
  readonly open: () => void
}

/** The menu of the selected rows. */
export function gridMenu(actions: Actions, grid: ShotGrid, editor: Editor, column: ColumnItem): readonly MenuItem[] {
  const disabled = !editor.canWrite || grid.selected.size === 0
  const { steps } = grid
  const count = grid.selected.size
  const { at, day, edit } = grid.heads
  return [
    ...(day ? dayMenu(grid, day, editor, () => edit(at)) : []),
    { heading: count === 1 ? 'Shot' : `${count} shots` },
    { label: 'Insert shot above', disabled, onSelect: () => steps.insert('above') },
    { label: 'Insert shot below', keys: 'Ins', disabled, onSelect: () => steps.insert('below') },
    { ...actions.item('shot.duplicate'), keys: undefined },
    { label: 'Move up', keys: 'Alt+↑', disabled: disabled || !grid.inOrder, onSelect: () => steps.move(-1) },
    { label: 'Move down', keys: 'Alt+↓', disabled: disabled || !grid.inOrder, onSelect: () => steps.move(1) },
    actions.item('shot.merge'),
    { ...actions.item('shot.remove'), keys: undefined },
    'separator',
    { label: 'Fill down', keys: 'Ctrl+D', disabled, onSelect: steps.fill },
    { label: 'Empty cells', keys: 'Del', disabled, onSelect: grid.clear },
    'separator',
    { label: `Sort, group or filter by ${column.label}`, keys: 'Ctrl+Shift+L', onSelect: column.open },
    { heading: 'Shoot on' },
    ...dayItems(grid, editor, disabled),
    { ...actions.item('shot.newDay'), label: 'New day' },
    ...(['shot.arrangeDay'] as const).filter((id) => actions.enabled(id)).map((id) => actions.item(id)),
    'separator',
    ...(['scene.add', 'scene.omit', 'numbers.lockScene', 'numbers.renumber'] as const).map((id) => actions.item(id)),
  ]
}

/** What is done to the day that the keyboard is on. */
function dayMenu({ steps }: ShotGrid, day: ShootDay, editor: Editor, edit: () => void): readonly MenuItem[] {
  const disabled = !editor.canWrite
  return [
    { label: 'Edit day', keys: 'F2', disabled, onSelect: edit },
    { label: 'Shoot day earlier', keys: 'Alt+↑', disabled, onSelect: () => steps.moveDay(day, -1) },
    { label: 'Shoot day later', keys: 'Alt+↓', disabled, onSelect: () => steps.moveDay(day, 1) },
  ]
}

/** A menu of more would not fit: further days are reached by dragging. */
const DAYS_IN_MENU = 8

/** The days that the shots can be scheduled on. */
function dayItems(grid: ShotGrid, editor: Editor, disabled: boolean): readonly MenuItem[] {
  const days = filmOf(editor.board()).shootDays.slice(0, DAYS_IN_MENU)
  if (days.length === 0) return []
  return [
    ...days.map((day) => ({ label: dayName(day), disabled, onSelect: () => grid.steps.schedule(day.id) })),
    { label: 'No day', disabled, onSelect: () => grid.steps.schedule('') },
  ]
}

import type { Actions } from '../../../editor/actions.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import type { MenuItem } from '../../../ui/Menu.tsx'

const GROUPS: readonly (readonly CommandId[])[] = [
  ['panel.add', 'panel.addBefore', 'shot.add', 'scene.add'],
  ['panel.duplicate', 'shot.duplicate'],
  ['panel.moveEarlier', 'panel.moveLater', 'shot.split'],
  ['panel.remove', 'shot.remove'],
]

/** Everything that is done with panels while drawing, for the current one. */
export function stripMenu(actions: Actions): readonly MenuItem[] {
  return GROUPS.flatMap((group, at) => [
    ...(at > 0 ? (['separator'] as const) : []),
    ...group.map((id) => actions.item(id)),
  ])
}

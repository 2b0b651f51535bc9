import type { CommandId } from '#shared/commands/commandTable.ts'
import type { Actions } from '../../../editor/actions.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { MenuItem } from '../../../ui/Menu.tsx'

/** The context menu: commands for the selected shots, and for their scene. */
export function boardMenu(actions: Actions, editor: Editor): readonly MenuItem[] {
  const { shotIds, panelId } = editor.session.state()
  const all = (ids: readonly CommandId[]): MenuItem[] => ids.map((id) => actions.item(id))
  const scene: MenuItem[] = [
    { heading: 'Scene' },
    ...all([
      'scene.add',
      'scene.duplicate',
      'scene.omit',
      'numbers.lockScene',
      'scene.moveUp',
      'scene.moveDown',
      'scene.remove',
    ]),
  ]
  if (shotIds.length === 0) return [...all(['shot.add']), ...scene]
  const panel: MenuItem[] =
    panelId === null
      ? []
      : all(['panel.enter', 'panel.add', 'panel.addBefore', 'panel.duplicate', 'shot.split', 'panel.remove'])
  return [
    { heading: shotIds.length === 1 ? 'Shot' : `${shotIds.length} shots` },
    ...all([
      'shot.add',
      'shot.duplicate',
      'shot.moveEarlier',
      'shot.moveLater',
      'shot.merge',
      'take.many',
      'shot.remove',
    ]),
    ...(panel.length > 0 ? ([{ heading: 'Panel' }, ...panel] as const) : []),
    ...scene,
  ]
}

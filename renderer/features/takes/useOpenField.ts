import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { fieldName } from '#shared/generation/fieldName.ts'

/** How to get to the field that a piece came from; undefined if there is none. */
export function useOpenField(): (from: string) => (() => void) | undefined {
  const { session, board } = useEditor()
  const actions = useActions()
  return (from) => {
    const field = from === 'scene.light' ? 'scene.timeOfDay' : from
    if (field.startsWith('shot.') || field.startsWith('scene.') || field.startsWith('panel.'))
      return () => {
        session.set({ tab: 'shot', bare: false })
        const name = field === 'panel.label' ? 'Label' : fieldName(board(), field)
        requestAnimationFrame(() => focusField(name))
      }
    if (from.startsWith('card.')) return () => session.set({ tab: 'cards', bare: false })
    if (from.startsWith('project.')) return () => actions.run('project.settings')
    return undefined
  }
}

/** Focuses the field with this label, if the pane in front has one. */
function focusField(label: string): void {
  const found = [...document.querySelectorAll('aside label')].find((each) => each.textContent === label)
  if (found instanceof HTMLLabelElement) found.control?.focus()
}

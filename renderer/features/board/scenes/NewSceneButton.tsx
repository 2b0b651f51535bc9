import { Plus } from 'lucide-react'
import { useActions } from '../../../editor/useActions.ts'
import { IconButton } from '../../../ui/IconButton.tsx'

/** Beside the list of scenes, at its head. */
export function NewSceneButton() {
  const actions = useActions()
  return (
    <IconButton
      label="New scene"
      keys={actions.keys('scene.add')}
      icon={<Plus aria-hidden />}
      disabled={!actions.enabled('scene.add')}
      onClick={() => actions.run('scene.add')}
    />
  )
}

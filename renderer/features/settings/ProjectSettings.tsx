import { useActions } from '../../editor/useActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'

export function ProjectSettings() {
  const { opened } = useEditor()
  const actions = useActions()
  return (
    <div className="settings-page">
      <div>
        <span className="label">Project folder</span>
        <p className="settings-path">{opened.folder}</p>
      </div>
      <p className="settings-note">
        The whole film is in this folder: the board, every picture as it was received, and a note that tells a stranger
        how to get them out. Keys are never in it.
      </p>
      <div className="settings-row start">
        <Button onClick={() => actions.run('project.check')}>Check project</Button>
        <Button onClick={() => actions.run('project.copy')}>Save a copy…</Button>
      </div>
    </div>
  )
}

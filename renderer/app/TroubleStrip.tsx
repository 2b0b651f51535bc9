import { useSyncExternalStore } from 'react'
import { useActions } from '../editor/useActions.ts'
import { useEditor, useSavingState } from '../editor/useEditor.ts'
import { Button } from '../ui/Button.tsx'
import { Strip } from '../ui/Strip.tsx'
import { troubleWords } from './troubleWords.ts'

/** Over a film that can't be saved now: why, and the ways out. It comes as soon as that is known, whether or not there is something to save. */
export function TroubleStrip() {
  const { saving, trouble } = useEditor()
  const failure = useSyncExternalStore(trouble.listen, trouble.now)
  const state = useSavingState()
  const actions = useActions()
  if (!failure) return null
  return (
    <Strip label="Trouble with this film" tone="warn" urgent text={troubleWords(failure)}>
      {state === 'failed' && <Button onClick={saving.retry}>Try again</Button>}
      <Button onClick={() => actions.run('project.copy')}>Save a copy…</Button>
    </Strip>
  )
}

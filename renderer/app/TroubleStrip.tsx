import { useSyncExternalStore } from 'react'
import { useActions } from '../editor/useActions.ts'
import { useEditor, useSavingState } from '../editor/useEditor.ts'
import { Button } from '../ui/Button.tsx'
import { troubleWords } from './troubleWords.ts'
import './troubleStrip.css'

/** Over a film that can't be saved now: why, and the ways out. It comes as soon as that is known, whether or not there is something to save. */
export function TroubleStrip() {
  const { saving, trouble } = useEditor()
  const failure = useSyncExternalStore(trouble.listen, trouble.now)
  const state = useSavingState()
  const actions = useActions()
  if (!failure) return null
  return (
    <section className="trouble" aria-label="Trouble with this film">
      <p role="alert">{troubleWords(failure)}</p>
      {state === 'failed' && <Button onClick={saving.retry}>Try again</Button>}
      <Button onClick={() => actions.run('project.copy')}>Save a copy…</Button>
    </section>
  )
}

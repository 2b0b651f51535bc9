import { useSyncExternalStore } from 'react'
import { useActions } from '../editor/useActions.ts'
import { useEditor, useSavingState } from '../editor/useEditor.ts'
import { Button } from '../ui/Button.tsx'
import { Strip } from '../ui/Strip.tsx'
import { openVersionWords } from './refusedFilm.ts'
import type { OpenVersion } from './refusedFilm.ts'
import { troubleWithCopy, troubleWords } from './troubleWords.ts'

interface TroubleStripProps {
  readonly onOpen: (folder: string) => void
  readonly onOpenVersion: OpenVersion
}

/**
 * Above a film that can't be saved now: why, and the ways out. Shown as soon as that is known, whether or not there is
 * anything to save.
 */
export function TroubleStrip({ onOpen, onOpenVersion }: TroubleStripProps) {
  const { opened, saving, trouble } = useEditor()
  const failure = useSyncExternalStore(trouble.listen, trouble.now)
  const copy = useSyncExternalStore(saving.listen, saving.copy)
  const state = useSavingState()
  const actions = useActions()
  if (!failure) return null
  const whole = failure.kind === 'damaged' ? failure.snapshot : null
  const words = copy === null ? troubleWords(failure) : troubleWithCopy(failure, copy)
  return (
    <Strip label="Trouble with this film" tone="warn" urgent text={words}>
      {whole && (
        <Button onClick={() => onOpenVersion(opened.folder, whole.name)}>{openVersionWords(whole.takenAt)}</Button>
      )}
      {state === 'failed' && <Button onClick={saving.retry}>Try again</Button>}
      {copy === null ? (
        <Button onClick={() => actions.run('project.copy')}>Save a copy…</Button>
      ) : (
        <Button onClick={() => onOpen(copy)}>Open the copy</Button>
      )}
    </Strip>
  )
}

import { useEditor } from '../editor/useEditor.ts'
import { Button } from '../ui/Button.tsx'
import { Strip } from '../ui/Strip.tsx'
import { readOnlyWords } from './readOnlyWords.ts'
import { openVersionWords } from './refusedFilm.ts'
import type { OpenVersion } from './refusedFilm.ts'

/** Above a read-only film: why, and for a damaged one its newest intact state. */
export function ReadOnlyStrip({ onOpenVersion }: { readonly onOpenVersion: OpenVersion }) {
  const { opened } = useEditor()
  const snapshot = opened.damage?.snapshot
  return (
    <Strip label="This film can only be read" tone="warn" text={readOnlyWords(opened)}>
      {snapshot && (
        <Button onClick={() => onOpenVersion(opened.folder, snapshot.name)}>
          {openVersionWords(snapshot.takenAt)}
        </Button>
      )}
    </Strip>
  )
}

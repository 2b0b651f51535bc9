import type { ReactNode } from 'react'
import { EditorContext } from '../editor/useEditor.ts'
import { JobsContext } from '../editor/useJobs.ts'
import { HeldDraftsContext } from '../ui/heldDrafts.ts'
import type { OpenFilm } from './useOpenFilm.ts'

/** Provides the open film to everything on screen below it. */
export function FilmContexts({ film, children }: { readonly film: OpenFilm; readonly children: ReactNode }) {
  return (
    <EditorContext value={film.editor}>
      <JobsContext value={film.jobs}>
        <HeldDraftsContext value={film.held}>{children}</HeldDraftsContext>
      </JobsContext>
    </EditorContext>
  )
}

import type { ReactNode } from 'react'
import { EditorContext } from '../editor/useEditor.ts'
import { JobsContext } from '../editor/useJobs.ts'
import { HeldDraftsContext } from '../ui/heldDrafts.ts'
import { mentionableIn } from '#shared/document/mentions.ts'
import { MentionContext } from '../ui/mentionSource.ts'
import { TypingContext } from '../ui/typing.ts'
import type { OpenFilm } from './useOpenFilm.ts'

/** Provides the open film to everything on screen below it. */
export function FilmContexts({ film, children }: { readonly film: OpenFilm; readonly children: ReactNode }) {
  return (
    <EditorContext value={film.editor}>
      <JobsContext value={film.jobs}>
        <HeldDraftsContext value={film.held}>
          <TypingContext value={film.editor.typing}>
            <MentionContext value={() => mentionableIn(film.editor.board())}>{children}</MentionContext>
          </TypingContext>
        </HeldDraftsContext>
      </JobsContext>
    </EditorContext>
  )
}

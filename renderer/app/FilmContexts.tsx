import type { ReactNode } from 'react'
import { EditorContext } from '../editor/useEditor.ts'
import { JobsContext } from '../editor/useJobs.ts'
import { HeldDraftsContext } from '../ui/heldDrafts.ts'
import type { Board } from '#shared/document/board.ts'
import { cardsOf } from '#shared/document/select.ts'
import type { Mentionable } from '../ui/mentionAt.ts'
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
            <MentionContext value={() => mentionable(film.editor.board())}>{children}</MentionContext>
          </TypingContext>
        </HeldDraftsContext>
      </JobsContext>
    </EditorContext>
  )
}

/** Cards that have a name, in the film's order. */
function mentionable(board: Board): readonly Mentionable[] {
  return cardsOf(board)
    .filter(({ name }) => name.trim() !== '')
    .map(({ id, name, kind }) => ({ id, name: name.trim(), note: kind }))
}

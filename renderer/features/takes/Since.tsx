import type { Board } from '#shared/document/board.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { differences } from '#shared/generation/differences.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { newestFirst } from './takeChoice.ts'

/** The take before this number; the newest without one. undefined if there is none. */
export function takeBefore(board: Board, panelId: string, number = Infinity): TakeRow | undefined {
  return newestFirst(board, panelId).find((take) => take.number < number)
}

interface SinceProps {
  /** The take to compare with. */
  readonly take: TakeRow | undefined
  readonly request: GenerationRequest
}

/** "Since T3: lens 35 → 50; Mara v2 → v3; sketch redrawn": what a request asks for otherwise than the take before. */
export function Since({ take, request }: SinceProps) {
  const board = useBoard()
  if (!take) return null
  const changes = differences(board, request, take.recipe.request)
  return (
    <p className="request-since">
      {changes.length === 0 ? `The same as T${take.number}.` : `Since T${take.number}: ${changes.join('; ')}.`}
    </p>
  )
}

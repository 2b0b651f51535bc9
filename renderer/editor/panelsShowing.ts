import type { Board } from '#shared/document/board.ts'
import type { Diff } from '#shared/document/diff.ts'
import { firstShot, panelsOf, sharersOf } from '#shared/document/select.ts'

export function firstPanel(board: Board): string | null {
  const shot = firstShot(board)
  return shot ? (panelsOf(board, shot.id)[0]?.id ?? null) : null
}

/** The panels whose picture these changes affect. */
export function panelsShowing(board: Board, diff: Diff): string[] {
  const panels = diff.flatMap((change) => {
    if (change.table === 'layer') return [(change.after ?? change.before)!.panelId]
    if (change.table !== 'mark') return []
    return sharersOf(board, (change.after ?? change.before)!.layerId).map((layer) => layer.panelId)
  })
  return [...new Set<string>(panels)]
}

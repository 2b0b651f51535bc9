import type { Board } from '#shared/document/board.ts'
import { marked } from '#shared/records/marks/marks.ts'
import { recordOfPanel } from '#shared/records/panelRecord.ts'

/** A picture of marks alone, with the record that they were drawn. */
export async function drawnRecord(board: Board, panelId: string, picture: Blob): Promise<Blob> {
  const shown = {
    kinds: new Set(['drawing'] as const),
    without: new Set<string>(),
    modelWork: new Map(),
    holdsMarks: () => true,
  }
  const record = recordOfPanel(board, panelId, shown, new Date().toISOString())
  const bytes = marked(new Uint8Array(await picture.arrayBuffer()), record)
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: picture.type })
}

import type { ProjectHandle } from '#shared/contract/model.ts'
import { isFieldWrite } from '#shared/document/rowWrite.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import type { Terminal } from './terminal.ts'

/** The takes that land in a film while somebody listens. */
export interface TakesLanded {
  /** Every take of the same answer, since one may hold several pictures; empty for one that has not landed. */
  with(takeId: string | null): readonly TakeRow[]
  stop(): void
}

export function takesLanded({ client }: Pick<Terminal, 'client'>, project: ProjectHandle): TakesLanded {
  const landed = new Map<string, readonly TakeRow[]>()
  const stop = client.on('board.changed', (event) => {
    if (event.project !== project) return
    // The takes of one answer are written by one change.
    const takes = event.change.writes.flatMap((write) =>
      !isFieldWrite(write) && write.table === 'take' && write.row ? [write.row] : [],
    )
    for (const { id } of takes) landed.set(id, takes)
  })
  return { with: (takeId) => (takeId === null ? [] : (landed.get(takeId) ?? [])), stop }
}

import type { OpenedProject } from '#shared/contract/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Input } from '#shared/contract/methods.ts'
import { CommandError, unwrap } from './command.ts'
import type { Terminal } from './terminal.ts'

/** Saves changes of an open film. Throws a `CommandError` where the host refused a row: it is not said to be saved. */
export async function saveRows(
  { client }: Pick<Terminal, 'client'>,
  { project }: Pick<OpenedProject, 'project'>,
  writes: Input<'board.save'>['writes'],
): Promise<void> {
  if (writes.length === 0) return
  const { refused } = unwrap(await client.call('board.save', { project, writes }))
  const [first] = refused
  if (first)
    throw new CommandError(`${refused.length} of ${writes.length} rows could not be saved. ${sentence(first.refusal)}`)
}

import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import { addMedia, editFilm } from '#shared/document/commands/film.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import { filmPanels } from '#shared/document/select.ts'
import { CommandError, requireWritable, unwrap, untilInterrupted } from './command.ts'
import type { Answer } from './command.ts'
import { saveRows } from './saveRows.ts'
import type { Terminal } from './terminal.ts'

/** Sets the picture on the film's cover pages, or with null takes it away. */
export async function setLogo(terminal: Terminal, opened: OpenedProject, file: string | null): Promise<Answer> {
  requireWritable(opened)
  const before = boardFrom(opened.rows)
  const board = file === null ? editFilm(before, { logo: null }) : await withLogo(terminal, opened, file)
  const writes = writesBetween(before, board, diffBoards(before, board))
  await saveRows(terminal, opened, writes)
  return { json: { logo: file }, text: file === null ? 'The film has no logo' : `The film’s logo is ${file}` }
}

async function withLogo(terminal: Terminal, { project, rows }: OpenedProject, file: string) {
  const board = boardFrom(rows)
  // Files come in by way of a panel, which this one is not laid on.
  const panelId = filmPanels(board)[0]?.id
  if (panelId === undefined) throw new CommandError('A logo needs a film with a panel.')
  const request = { project, panelId, path: terminal.path(file) }
  const { pictures, refused } = unwrap(
    await untilInterrupted(terminal, (id) => terminal.client.call('import.run', request, id)),
  )
  const media = pictures.length === 1 ? pictures[0]!.media : undefined
  if (!media) throw new CommandError(refused[0] ?? 'A logo is one picture: a PNG or a JPEG.')
  return editFilm(addMedia(board, media), { logo: media.id })
}

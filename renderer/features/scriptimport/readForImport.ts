import { z } from 'zod'
import type { IsDrawn } from '#shared/breakdown/isEmptyScene.ts'
import { draftsToRead } from '#shared/breakdown/planImport.ts'
import { scriptUploadPath } from '#shared/contract/assets.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { transportAnswerSchema } from '#shared/contract/transport.ts'
import { draftSourceSchema } from '#shared/document/draftSchema.ts'
import type { DraftSource } from '#shared/document/draftSchema.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import type { Editor } from '../../editor/editor.ts'
import { inkInDoubt } from '../../editor/inkInDoubt.ts'

/** A script that was read, and what is needed to see what it changes. */
export interface ReadForImport {
  readonly name: string
  readonly format: string
  readonly source: DraftSource
  readonly screenplay: Screenplay
  readonly drafts: ReadonlyMap<string, Screenplay>
  readonly isDrawn: IsDrawn
}

/** Hands a script's bytes to the host, which reads them; nothing in the film changes. */
export async function readForImport(editor: Editor, file: File): Promise<Result<ReadForImport>> {
  const { client, opened } = editor
  const { project } = opened
  const sent = await send(project, file)
  if (!sent.ok) return sent
  const read = await client.call('script.look', { project, source: sent.value, name: file.name })
  if (!read.ok) return read
  return ok({ name: file.name, source: sent.value, ...read.value, ...(await filmForImport(editor)) })
}

/** What has to be known of the film besides its board. */
export async function filmForImport(editor: Editor): Promise<Pick<ReadForImport, 'drafts' | 'isDrawn'>> {
  const { client, opened } = editor
  const drafts = new Map<string, Screenplay>()
  for (const draftId of draftsToRead(editor.board())) {
    const draft = await client.call('script.read', { project: opened.project, draftId })
    if (draft.ok) drafts.set(draftId, draft.value.screenplay)
  }
  return { drafts, isDrawn: await inkInDoubt(editor) }
}

const sourceSchema: z.ZodType<DraftSource> = draftSourceSchema

async function send(project: ProjectHandle, file: File): Promise<Result<DraftSource>> {
  // A request without a body never reaches the desktop host.
  if (file.size === 0) return fail({ kind: 'script-unreadable', name: file.name, detail: 'the file is empty' })
  try {
    const answer = await fetch(scriptUploadPath(project, file.name), { method: 'POST', body: file })
    const envelope = transportAnswerSchema.parse(await answer.json())
    return envelope.ok ? ok(sourceSchema.parse(envelope.value)) : { ok: false, failure: envelope.failure }
  } catch (error) {
    return fail({ kind: 'fault', detail: `the script could not be brought in (${String(error)})` })
  }
}

import { z } from 'zod'
import { uploadPath } from '#shared/contract/assets.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { transportAnswerSchema } from '#shared/contract/transport.ts'
import { ROW_SCHEMAS } from '#shared/document/schema.ts'
import type { MediaRow } from '#shared/document/schema.ts'

const mediaSchema: z.ZodType<MediaRow> = ROW_SCHEMAS.media

/** Uploads a picture's untouched bytes to the project and returns what is known of them. Adds no row to the board. */
export async function upload(project: ProjectHandle, file: File): Promise<Result<MediaRow>> {
  // A request without a body never reaches the desktop host.
  if (file.size === 0) return fail({ kind: 'picture-unreadable', name: file.name, detail: 'the file is empty' })
  try {
    const answer = await fetch(uploadPath(project, file.name), { method: 'POST', body: file })
    const envelope = transportAnswerSchema.parse(await answer.json())
    if (!envelope.ok) return { ok: false, failure: envelope.failure }
    return { ok: true, value: mediaSchema.parse(envelope.value) }
  } catch (error) {
    return fail({ kind: 'fault', detail: `the picture could not be brought in (${String(error)})` })
  }
}

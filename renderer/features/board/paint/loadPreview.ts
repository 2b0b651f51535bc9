import { previewPath } from '#shared/contract/assets.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'

/** Fetches a panel's preview and decodes it off the main thread. Rejects where there is none and when aborted. */
export async function loadPreview(
  project: ProjectHandle,
  panelId: string,
  width: number,
  version: string,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const answer = await fetch(previewPath(project, panelId, width, version), { signal })
  if (!answer.ok) throw new Error(`the preview of ${panelId} answered ${answer.status}`)
  return createImageBitmap(await answer.blob())
}

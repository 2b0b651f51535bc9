import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { attempt } from '../failures.ts'
import { pictureType, readPicture } from '../project/pictureHeader.ts'
import { pngPixelsAreWhole } from '../project/pngPixels.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'

/** Checks the size, then decodes the picture in the host's bounded decoder, and only then writes it. */
export async function addPicture(
  renderer: PanelRenderer,
  open: OpenFolder,
  bytes: Uint8Array,
  name: string,
): Promise<Result<MediaRow>> {
  if ('facts' in readPicture(bytes) && !(await pixelsAreWhole(renderer, bytes)))
    return fail({ kind: 'picture-unreadable', name: name || 'The picture', detail: 'its pixels are damaged' })
  return open.media.add(bytes, name)
}

async function pixelsAreWhole(renderer: PanelRenderer, bytes: Uint8Array): Promise<boolean> {
  if (pictureType(bytes) === 'image/png') return pngPixelsAreWhole(bytes)
  return (await attempt(() => renderer.picture(bytes, { most: 1, paper: null }))).ok
}

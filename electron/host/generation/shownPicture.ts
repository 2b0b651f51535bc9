import type { Result } from '#shared/contract/failure.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { marked } from '#shared/records/marks/marks.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { attempt } from '../failures.ts'
import { decodeForeign } from '../paint/decodeForeign.ts'
import type { OpenFolder } from '../services.ts'
import { keepBeside } from './answerFolder.ts'
import { foreignPicture } from './foreignPicture.ts'

export interface ShownPicture {
  readonly row: MediaRow
  /** A note about it; '' for an ordinary picture. */
  readonly note: string
}

/**
 * Stores a picture's bytes in media/. A format that no window can show is kept unmodified next to the answers, and a
 * converted picture, which carries `record`, or a slate if it can't be converted, becomes the take.
 */
export async function shownPicture(
  open: OpenFolder,
  bytes: Uint8Array,
  record: PictureRecord,
): Promise<Result<ShownPicture>> {
  const added = await addTo(open, bytes)
  if (added.ok) return { ok: true, value: { row: added.value, note: '' } }
  const foreign = added.failure.kind === 'picture-unreadable' ? foreignPicture(bytes) : null
  if (!foreign) return added
  const kept = await keepBeside(open.folder, bytes)
  if (!kept.ok) return kept
  const copy = await attempt(() => decodeForeign(bytes, foreign.extension))
  const note = copy.ok
    ? `This picture came as ${foreign.name}. It is shown as a PNG made of it; the picture itself is kept as ${kept.value} in the film's folder.`
    : `This picture came as ${foreign.name}, which can't be shown here. It is kept as ${kept.value} in the film's folder.`
  const shown = await addTo(open, copy.ok ? marked(copy.value, record) : await slate(foreign.name, kept.value))
  return shown.ok ? { ok: true, value: { row: shown.value, note } } : shown
}

async function addTo(open: OpenFolder, bytes: Uint8Array): Promise<Result<MediaRow>> {
  const added = await attempt(() => open.media.add(bytes, ''), open.folder)
  return added.ok ? added.value : added
}

async function slate(kind: string, file: string): Promise<Uint8Array> {
  const { createCanvas } = await import('@napi-rs/canvas')
  const canvas = createCanvas(1376, 576)
  const ink = canvas.getContext('2d')
  ink.fillStyle = '#2b2d31'
  ink.fillRect(0, 0, canvas.width, canvas.height)
  ink.fillStyle = '#d8dade'
  ink.textAlign = 'center'
  ink.font = '600 40px sans-serif'
  ink.fillText(`${kind}: can't be shown here`, 688, 276)
  ink.font = '24px sans-serif'
  ink.fillText(`${file.slice(0, 24)}… in the film's folder`, 688, 326)
  return canvas.encode('png')
}

import type { ImportedPicture as AnyBrought, PictureTools, Reading } from '#shared/interchange/importer.ts'
import { readImport } from '#shared/interchange/importers.ts'
import { withProfile } from '#shared/interchange/pictures/colorProfile.ts'
import type { Rect } from '#shared/geometry/rect.ts'

export type Brought = AnyBrought<File>

/** The content of a picture file, read in this window. */
export function readFileForPanel(file: File, frame: Rect): Promise<Reading<File>> {
  return readImport(file, frame, WINDOW_TOOLS)
}

const WINDOW_TOOLS: PictureTools<File> = {
  async png(name, { width, height, data }, profile) {
    const pixels = new ImageData(data, width, height)
    const file = await pngOf(name, width, height, (pen) => pen.putImageData(pixels, 0, 0))
    if (!profile) return file
    const meant = withProfile(new Uint8Array(await file.arrayBuffer()), profile)
    return new File([meant], name, { type: file.type })
  },
  async decoded(file, name) {
    const bitmap = await createImageBitmap(file)
    try {
      return await pngOf(name, bitmap.width, bitmap.height, (pen) => pen.drawImage(bitmap, 0, 0))
    } finally {
      bitmap.close()
    }
  },
}

async function pngOf(
  name: string,
  width: number,
  height: number,
  draw: (pen: OffscreenCanvasRenderingContext2D) => void,
): Promise<File> {
  const canvas = new OffscreenCanvas(width, height)
  draw(canvas.getContext('2d')!)
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' })
}

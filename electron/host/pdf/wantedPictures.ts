import type { ExportOptions, Page, PictureBox } from '#shared/pages/model.ts'
import { pictureKey } from './pictureKey.ts'

/** Print resolution, and the maximum size of a picture in px. */
const DOTS = {
  mail: { perInch: 100, widest: 1400 },
  usual: { perInch: 220, widest: 2400 },
  print: { perInch: 300, widest: 5200 },
} as const

/** A picture for the document, with the width in px that keeps its largest print sharp. */
export interface WantedPicture {
  readonly key: string
  readonly source: PictureBox['source']
  readonly width: number
  /** Without its colour, if it has any. */
  readonly blackAndWhite: boolean
  /** For mail: no larger than that, whatever it was received as. */
  readonly small: boolean
}

/** Every distinct picture of these pages, in order of first use. */
export function wantedPictures(
  pages: readonly Page[],
  { quality, blackAndWhite }: Pick<ExportOptions, 'quality' | 'blackAndWhite'>,
): WantedPicture[] {
  const wanted = new Map<string, WantedPicture>()
  const { perInch, widest } = DOTS[quality]
  const how = { blackAndWhite, small: quality === 'mail' }
  for (const box of pages.flatMap((page) => page.boxes)) {
    if (box.kind !== 'picture') continue
    const key = pictureKey(box)
    const width = Math.min(widest, Math.ceil((box.width / 72) * perInch))
    if (width > (wanted.get(key)?.width ?? 0)) wanted.set(key, { key, source: box.source, width, ...how })
  }
  return [...wanted.values()]
}

import { MOST_FOR_MAIL } from '#shared/pages/mailSize.ts'
import type { WantedPicture } from './wantedPictures.ts'

/** Bytes; a little is left for what an estimate misses. */
const ROOM = MOST_FOR_MAIL * 0.9
/** Fonts, and the words, lines and tags of a page. */
const BESIDE = 100_000
const A_PAGE = 8000
/** Bytes for each px of a square as wide: more than a photograph full of grain has. Fewer pictures need no weighing. */
const HEAVIEST = 0.4
/** No picture gets smaller than this part of its width: below about 40 px to the inch nobody can read a drawing. */
const LEAST = 0.4
/** Fewer px hold more detail each: a picture of half the px has more than half the bytes. Measured on photographs. */
const GROWTH = 0.8

/**
 * The pictures at a width at which the whole document fits into a mail: as they are where they do. `weigh`: the bytes
 * of one as it will be printed.
 */
export async function fitForMail(
  wanted: readonly WantedPicture[],
  pages: number,
  weigh: (picture: WantedPicture) => Promise<number>,
): Promise<readonly WantedPicture[]> {
  const room = Math.max(ROOM / 4, ROOM - BESIDE - pages * A_PAGE)
  const most = wanted.reduce((sum, { width }) => sum + width * width * HEAVIEST, 0)
  if (most <= room) return wanted
  let expected = 0
  for (const picture of wanted) expected += await weigh(picture)
  if (expected <= room) return wanted
  const scale = Math.max(LEAST, (room / expected) ** (1 / (2 * GROWTH)))
  return wanted.map((picture) => ({ ...picture, width: Math.max(1, Math.floor(picture.width * scale)) }))
}

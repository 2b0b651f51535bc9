import type { Region } from '../document/turn.ts'
import { blendIn } from './blendIn.ts'
import { partOfAnswer } from '../generation/frameAround.ts'
import { cutTo } from './pixels.ts'
import type { Pixels } from './pixels.ts'
import { regionMask } from './regionMask.ts'

/**
 * A take with the model's picture set into a region of it. `answer` shows the region's crop, at any size, in a frame of
 * the ratio that was asked for; null if that was the crop's own. Outside the region's feather every px is the take's own.
 */
export function setInto(take: Pixels, answer: Pixels, region: Region, ratio: string | null): Pixels {
  const shows = cutTo(answer, partOfAnswer(answer, region.crop, ratio))
  return blendIn(take, shows, region.crop, regionMask(region, region.crop))
}

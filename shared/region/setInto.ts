import type { Region } from '../document/turn.ts'
import { blendIn } from './blendIn.ts'
import type { Pixels } from './pixels.ts'
import { regionMask } from './regionMask.ts'

/**
 * A take with the model's picture set into a region of it. `answer` shows the region's crop, at any size. Outside the
 * region's feather every px is the take's own.
 */
export function setInto(take: Pixels, answer: Pixels, region: Region): Pixels {
  return blendIn(take, answer, region.crop, regionMask(region, region.crop))
}

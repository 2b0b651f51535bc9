import { ratioLabel, readRatio } from '../film/ratios.ts'
import { keptFraction } from './models.ts'

/** Less is what every model's nearest ratio costs, and no reason to look for what is missing. */
const WORTH_SAYING = 0.05
/** How far a picture's ratio may be from the one that was requested and still be taken for it. */
const AS_ASKED = 0.97

/**
 * How much of a picture the film's frame leaves out, in words; null if it is hardly anything. `asked`: the ratio that
 * was requested, as in the recipe ("21:9", "2.39").
 */
export function outOfFrameWords(
  picture: { readonly width: number; readonly height: number },
  filmRatio: number,
  asked: string,
): string | null {
  const came = picture.width / picture.height
  const out = 1 - keptFraction(came, filmRatio)
  if (!(out >= WORTH_SAYING)) return null
  const share = `${Math.round(out * 100)} % of it is out of the frame.`
  const wanted = readRatio(asked)
  const other = wanted !== undefined && keptFraction(came, wanted) < AS_ASKED
  return other ? `Came as ${ratioLabel(came)}, not ${asked}: ${share}` : share
}

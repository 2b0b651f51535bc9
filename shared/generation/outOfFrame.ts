import { ratioLabel, readRatio } from '../film/ratios.ts'
import { keptFraction } from './models.ts'

/** Less is what every model's nearest ratio costs, and no reason to look for what is missing. */
const WORTH_SAYING = 0.05
/** How far a picture's ratio may be from the one that was requested and still be taken for it. */
const AS_ASKED = 0.97

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * How much of a picture the film's frame leaves out, in words; null if it is hardly anything. `asked`: the ratio that
 * was requested, as in the recipe ("21:9", "2.39").
 */
export function outOfFrameWords(picture: Size, filmRatio: number, asked: string): string | null {
  const out = outOfFrame(picture, filmRatio, asked)
  if (!out) return null
  const share = `${out.percent} % of it is out of the frame.`
  return out.other ? `Came as ${out.other}, not ${asked}: ${share}` : share
}

/** The same where there is room for a few letters: "1:1 · 58 % cropped". */
export function croppedWords(picture: Size, filmRatio: number, asked: string): string | null {
  const out = outOfFrame(picture, filmRatio, asked)
  return out && `${out.other ? `${out.other} · ` : ''}${out.percent} % cropped`
}

/** `other`: the ratio that it came in, if that is not the one that was asked for. */
function outOfFrame({ width, height }: Size, filmRatio: number, asked: string) {
  const came = width / height
  const out = 1 - keptFraction(came, filmRatio)
  if (!(out >= WORTH_SAYING)) return null
  const wanted = readRatio(asked)
  const other = wanted !== undefined && keptFraction(came, wanted) < AS_ASKED ? ratioLabel(came) : null
  return { percent: Math.round(out * 100), other }
}

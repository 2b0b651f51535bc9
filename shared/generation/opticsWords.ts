import type { ShotRow } from '../document/schema.ts'
import { stopOf } from '../fields/shot/aperture.ts'
import { lensLabel } from '../fields/shot/lens.ts'
import { gateWidth } from './standIn/camera.ts'
import { spanFor } from './standIn/fit.ts'
import { sizeFor } from './standIn/stage.ts'

/**
 * The format that a lens is meant for where nothing else is said: Super 35, four perforations (`GATE_MM`, 24.9 mm
 * wide). The film's vocabulary of lenses is that format's, most features are framed for it, and the stand-in stages with it;
 * on full frame the same lens would see about 1.45 times as wide.
 */
export function angleOfView(lensMm: number, ratio: number): number {
  return (2 * Math.atan(gateWidth(ratio) / (2 * lensMm)) * 180) / Math.PI
}

/** The stop at which a set is usually lit, where none is given. */
const USUAL_STOP = 4

/**
 * The width of the lens's opening as a fraction of the height in frame at the subject, which is how large a point far
 * behind it is blurred, as a fraction of the frame's height. Up to:
 */
const DEPTHS = [
  { below: 0.005, words: 'deep depth of field' },
  { below: 0.014, words: 'moderate depth of field' },
  { below: 0.04, words: 'shallow depth of field' },
  { below: Infinity, words: 'very shallow depth of field' },
] as const

/** Where no lens is given a stop says less: upper limit of each depth. */
const DEPTHS_OF_STOPS = [
  { below: 2, words: 'very shallow depth of field' },
  { below: 4, words: 'shallow depth of field' },
  { below: 8, words: 'moderate depth of field' },
  { below: Infinity, words: 'deep depth of field' },
] as const

type Seen = Pick<ShotRow, 'lensMm' | 'lensToMm' | 'aperture' | 'size' | 'framing'>

/** "35 mm lens with a horizontal angle of view of 39°, moderate depth of field": what a model knows of a lens. */
export function lensWords(shot: Seen, ratio: number): string {
  const { lensMm, lensToMm } = shot
  if (lensMm === null) return ''
  const degrees = (mm: number): number => Math.round(angleOfView(mm, ratio))
  const label = lensLabel(shot)
  const angle =
    lensToMm === null
      ? `${label} lens with a horizontal angle of view of ${degrees(lensMm)}°`
      : `${label} zoom lens with a horizontal angle of view from ${degrees(lensMm)}° down to ${degrees(lensToMm)}°`
  // A stop says it in its own piece.
  return stopOf(shot.aperture) === undefined ? `${angle}, ${depthOf(shot, lensMm, USUAL_STOP)}` : angle
}

/** "shallow depth of field at T2.8"; text that is not a stop is used as typed. */
export function apertureWords(shot: Seen): string {
  const said = shot.aperture.trim()
  const stop = stopOf(said)
  if (stop === undefined) return said
  const depth =
    shot.lensMm === null ? DEPTHS_OF_STOPS.find(({ below }) => stop < below)!.words : depthOf(shot, shot.lensMm, stop)
  return `${depth} at ${/^\d/.test(said) ? 'T' : ''}${said}`
}

/** A zoom is taken at its middle. */
function depthOf({ lensToMm, size, framing }: Seen, lensMm: number, stop: number): string {
  const { top, bottom } = spanFor(sizeFor(size, framing))
  const mm = lensToMm === null ? lensMm : (lensMm + lensToMm) / 2
  const blur = mm / Math.max(stop, 0.1) / ((top - bottom) * 1000)
  return DEPTHS.find(({ below }) => blur < below)!.words
}

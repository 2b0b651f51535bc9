import type { BoardLayout } from '../layout/layout.ts'
import { mipFor } from './pictures.ts'
import { captionFont } from './words.ts'

/** Card sizes at a zoom, CSS px. */
export interface CardScale {
  readonly zoom: number
  /** Device px per CSS px. */
  readonly density: number
  /** A frame, on whole device px. */
  readonly width: number
  readonly height: number
  /** Between two frames of a row. */
  readonly gap: number
  /** Type size of captions; 0 if too small to read. */
  readonly caption: number
  /** From a frame's top to the baseline of its caption. */
  readonly baseline: number
  /** Width of pictures that are sharp enough, px. */
  readonly mip: number
}

/** Frames narrower than this, CSS px, are drawn without their pictures. */
const PICTURE_PX = 28

export function cardScale({ frame, pitch, spacing }: BoardLayout, zoom: number, density: number): CardScale {
  const caption = captionFont(zoom, spacing.caption)
  // Where rows stand close a caption keeps to its own room.
  const above = Math.max(1, Math.min(8, caption, spacing.caption * zoom - caption * 1.2))
  return {
    zoom,
    density,
    width: snapped(frame.width * zoom, density),
    height: snapped(frame.height * zoom, density),
    gap: (pitch.x - frame.width) * zoom,
    caption,
    baseline: snapped(frame.height * zoom + above + caption * 0.85, density),
    mip: mipFor(frame.width * zoom * density),
  }
}

/** Returns the previous scale if nothing changed, so that whatever was made for it stays valid. */
export function keptScale(before: CardScale | null, next: CardScale): CardScale {
  const keys = Object.keys(next) as (keyof CardScale)[]
  return before && keys.every((key) => before[key] === next[key]) ? before : next
}

export function showsPictures(layout: BoardLayout, zoom: number): boolean {
  return layout.frame.width * zoom >= PICTURE_PX
}

/** The nearest whole device px, in CSS px: edges and text between two pixels would be blurred. */
export function snapped(px: number, density: number): number {
  return Math.round(px * density) / density
}

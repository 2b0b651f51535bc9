import { coverCrop } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'

/**
 * Which part of a take is looked at, in parts of the film's frame, so that it is the same part of every take, however
 * many px their pictures have.
 */
export interface LookView {
  /** CSS px that the frame is wide; 'fit': all of the picture is shown. */
  readonly zoom: number | 'fit'
  /** What is in the middle of the pane, in parts of the frame's width and height (0..1 inside it). */
  readonly at: ScreenPoint
}

/** A picture around the film's frame, in parts of the frame. */
export interface LookPicture extends Rect {
  /** Px of the original that the frame is wide. */
  readonly framePx: number
}

/** A pane, and what is shown in it. CSS px. */
export interface LookRoom {
  readonly width: number
  readonly height: number
  readonly ratio: number
  readonly picture: LookPicture
  /** Device px per CSS px. */
  readonly dpr: number
}

/** Around a picture that is shown whole. */
const MARGIN_PX = 20
const MOST = 16
const LEAST = 0.25

export const WHOLE: LookView = { zoom: 'fit', at: { x: 0.5, y: 0.5 } }

/** A picture of this size as it lies under the drawing: the frame is its centre. */
export function lookPicture(width: number, height: number, ratio: number): LookPicture {
  const crop = coverCrop(width, height, { x: 0, y: 0, width: ratio, height: 1 })
  return {
    x: -crop.x / crop.width,
    y: -crop.y / crop.height,
    width: width / crop.width,
    height: height / crop.height,
    framePx: crop.width,
  }
}

/** CSS px that the frame is wide. */
export function zoomOf(view: LookView, room: LookRoom): number {
  if (view.zoom !== 'fit') return view.zoom
  const { picture, ratio } = room
  const wide = Math.max(1, room.width - 2 * MARGIN_PX) / picture.width
  const high = (Math.max(1, room.height - 2 * MARGIN_PX) * ratio) / picture.height
  return Math.min(wide, high)
}

/** The zoom at which a px of the original is a px of the screen. */
export function fullSize({ picture, dpr }: LookRoom): number {
  return picture.framePx / dpr
}

/** 100: a px of the original is a px of the screen. */
export function percentOf(view: LookView, room: LookRoom): number {
  return Math.round((zoomOf(view, room) / fullSize(room)) * 100)
}

/** Where the film's frame is in the pane, CSS px. */
export function frameIn(view: LookView, room: LookRoom): Rect {
  const width = zoomOf(view, room)
  const height = width / room.ratio
  const x = room.width / 2 - view.at.x * width
  const y = room.height / 2 - view.at.y * height
  return { x, y, width, height }
}

/** Where the whole picture is in the pane, CSS px. */
export function pictureIn(view: LookView, room: LookRoom): Rect {
  const frame = frameIn(view, room)
  const { picture } = room
  return {
    x: frame.x + picture.x * frame.width,
    y: frame.y + picture.y * frame.height,
    width: picture.width * frame.width,
    height: picture.height * frame.height,
  }
}

/** Enlarged about a place in the pane, which stays where it is. */
export function zoomedAt(view: LookView, room: LookRoom, factor: number, place: ScreenPoint): LookView {
  return zoomedTo(view, room, zoomOf(view, room) * factor, place)
}

export function zoomedTo(view: LookView, room: LookRoom, wanted: number, place: ScreenPoint): LookView {
  const before = frameIn(view, room)
  const whole = zoomOf(WHOLE, room)
  const least = Math.min(whole, fullSize(room)) * LEAST
  const zoom = Math.max(least, Math.min(Math.max(whole, fullSize(room)) * MOST, wanted))
  const held = { x: (place.x - before.x) / before.width, y: (place.y - before.y) / before.height }
  const at = {
    x: held.x - (place.x - room.width / 2) / zoom,
    y: held.y - (place.y - room.height / 2) / (zoom / room.ratio),
  }
  return kept({ zoom, at }, room)
}

export function panned(view: LookView, room: LookRoom, dx: number, dy: number): LookView {
  const zoom = zoomOf(view, room)
  return kept({ ...view, zoom, at: { x: view.at.x - dx / zoom, y: view.at.y - (dy * room.ratio) / zoom } }, room)
}

/** The picture never leaves the pane, and one that is smaller stays in its middle. */
function kept(view: LookView, room: LookRoom): LookView {
  const { picture } = room
  const zoom = zoomOf(view, room)
  const [wide, high] = [room.width / zoom, (room.height * room.ratio) / zoom]
  return {
    ...view,
    at: {
      x: inside(view.at.x, picture.x, picture.width, wide),
      y: inside(view.at.y, picture.y, picture.height, high),
    },
  }
}

function inside(at: number, start: number, length: number, seen: number): number {
  if (length <= seen) return start + length / 2
  return Math.max(start + seen / 2, Math.min(start + length - seen / 2, at))
}

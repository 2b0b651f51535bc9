import type { TRACINGS } from '../document/schema.ts'
import type { Painter } from '../paint/painter.ts'
import type { Surface } from '../paint/surface.ts'
import type { Picture } from './picture.ts'

type Tracing = (typeof TRACINGS)[number]
type Maker = Painter['maker']
type Made = ReturnType<Maker['make']>

/** More px than these (about 1300 × 1000) tell a tracing hand nothing, and would make it wait. */
const MOST_PX = 1_300_000
/** The blue of an animator's pencil, which a copying camera did not see. */
const PENCIL_BLUE = '#4f9fe8'
/** How often the differences between neighbouring px are doubled. */
const DOUBLINGS = 3

const known = new WeakMap<object, Map<Tracing, Picture>>()

/** A picture as it lies under a drawing to be traced: made once, and kept as long as the picture. */
export function tracedPicture(maker: Maker, picture: Picture, tracing: Tracing): Picture {
  if (tracing === 'plain') return picture
  const source = picture.source as object
  const made = known.get(source) ?? new Map<Tracing, Picture>()
  known.set(source, made)
  const traced = made.get(tracing) ?? makeTraced(maker, picture, tracing)
  made.set(tracing, traced)
  return traced
}

/** By the surface's own blending, which screen and host have alike, rather than px by px on the window's main thread. */
function makeTraced(maker: Maker, picture: Picture, tracing: Exclude<Tracing, 'plain'>): Picture {
  const scale = Math.min(1, Math.sqrt(MOST_PX / Math.max(1, picture.width * picture.height)))
  const size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  }
  const grey = withoutColour(maker, picture, size)
  if (tracing === 'blue') cover(grey.surface, size, 'screen', PENCIL_BLUE)
  const made = tracing === 'edges' ? edgesOf(maker, grey, size) : grey
  // What was transparent stays so: blending covers all of a surface.
  made.surface.globalCompositeOperation = 'destination-in'
  made.surface.drawImage(picture.source as never, 0, 0, size.width, size.height)
  return { source: made.picture, ...size }
}

interface Size {
  readonly width: number
  readonly height: number
}

function withoutColour(maker: Maker, picture: Picture, size: Size): Made {
  const made = maker.make(size.width, size.height)
  made.surface.imageSmoothingEnabled = true
  made.surface.drawImage(picture.source as never, 0, 0, size.width, size.height)
  cover(made.surface, size, 'saturation', '#808080')
  return made
}

/** Dark lines on white where a px differs from the one to its left or above it. */
function edgesOf(maker: Maker, grey: Made, size: Size): Made {
  const { width, height } = size
  const across = differences(maker, grey, size, 1, 0)
  const down = differences(maker, grey, size, 0, 1)
  blend(across.surface, down, size, 'lighter')
  let [from, to] = [across, down]
  for (let time = 0; time < DOUBLINGS; time += 1) {
    to.surface.globalCompositeOperation = 'copy'
    to.surface.drawImage(from.picture as never, 0, 0, width, height)
    blend(to.surface, from, size, 'lighter')
    ;[from, to] = [to, from]
  }
  cover(from.surface, size, 'difference', '#ffffff')
  return from
}

function differences(maker: Maker, grey: Made, { width, height }: Size, x: number, y: number): Made {
  const made = maker.make(width, height)
  const { surface } = made
  surface.drawImage(grey.picture as never, 0, 0, width, height)
  surface.globalCompositeOperation = 'difference'
  surface.drawImage(grey.picture as never, x, y, width, height)
  // The first row and column have no neighbour to differ from.
  surface.globalCompositeOperation = 'source-over'
  surface.fillStyle = '#000000'
  surface.fillRect(0, 0, x > 0 ? 1 : width, y > 0 ? 1 : height)
  return made
}

function blend(surface: Surface, { picture }: Made, { width, height }: Size, how: string): void {
  surface.globalCompositeOperation = how
  surface.drawImage(picture as never, 0, 0, width, height)
}

function cover(surface: Surface, { width, height }: Size, how: string, color: string): void {
  surface.globalCompositeOperation = how
  surface.fillStyle = color
  surface.fillRect(0, 0, width, height)
}

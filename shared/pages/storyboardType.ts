import { TYPE_SCALE } from './look.ts'
import type { Setup } from './sheet.ts'
import { panelsAsked } from './storyboardGrid.ts'

/** Type sizes to try for the text, by panels per page, largest first. */
const TYPE = [
  { upTo: 1, sizes: [9.4, 8.6, 7.8, 7, 6.5] },
  { upTo: 2, sizes: [8.6, 7.8, 7, 6.5] },
  { upTo: 3, sizes: [8.2, 7.4, 6.9, 6.5] },
  { upTo: 4, sizes: [8, 7.3, 6.9, 6.5] },
  { upTo: 6, sizes: [7.6, 7, 6.5] },
  { upTo: 9, sizes: [7.1, 6.5] },
  { upTo: Infinity, sizes: [6.8, 6.5] },
] as const
/** Larger paper is read from farther away. */
const LARGE_PAPER = 1.2

export function typeSizes(setup: Setup): readonly number[] {
  const { paper, typeSize } = setup.options
  const scale = TYPE_SCALE[typeSize] * (paper === 'A3' || paper === 'Tabloid' ? LARGE_PAPER : 1)
  const asked = panelsAsked(setup)
  return TYPE.find(({ upTo }) => asked <= upTo)!.sizes.map((size) => size * scale)
}

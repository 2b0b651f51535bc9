import { expect, it } from 'vitest'
import type { RequestPicture } from '../document/recipe.ts'
import { movedTo } from './pictureOrder.ts'

const pictures = [
  { role: 'sketch', mediaId: 'media_s' },
  { role: 'cast', mediaId: 'media_a' },
  { role: 'prop', mediaId: 'media_b' },
] as unknown as readonly RequestPicture[]

it('a picture goes to any place among those that are sent, and no further than the ends', () => {
  expect(movedTo(pictures, pictures[2]!, 0)).toEqual(['media_b', 'sketch', 'media_a'])
  expect(movedTo(pictures, pictures[0]!, 1)).toEqual(['media_a', 'sketch', 'media_b'])
  expect(movedTo(pictures, pictures[1]!, 9)).toEqual(['sketch', 'media_b', 'media_a'])
  for (const place of [-1, 0]) expect(movedTo(pictures, pictures[0]!, place)).toBeNull()
})

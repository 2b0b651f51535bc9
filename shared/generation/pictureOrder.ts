import type { RequestPicture } from '../document/recipe.ts'
import { pictureKey } from './pictureKey.ts'

type Keyed = Pick<RequestPicture, 'role' | 'mediaId'>

/**
 * The order of a request's pictures with one of them at another place, as keys; null if it is there already. `place`:
 * from 0, of those that are sent; what is beyond either end is that end.
 */
export function movedTo(pictures: readonly Keyed[], picture: Keyed, place: number): string[] | null {
  const keys = pictures.map(pictureKey)
  const from = keys.indexOf(pictureKey(picture))
  const to = Math.max(0, Math.min(keys.length - 1, place))
  if (from < 0 || from === to) return null
  const others = keys.toSpliced(from, 1)
  return others.toSpliced(to, 0, keys[from]!)
}

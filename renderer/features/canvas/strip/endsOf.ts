/** Under a frame there is room for as many letters at least. */
const SHORT = 9
/** Of the shot's number; behind it comes the place of the panel. */
const TAIL = 5
const PLACE = / · \d+$/

/**
 * A panel's name as what may be cut short and what may not: those of one shot, or of a shot and its neighbour, differ
 * in their last letters. Without a tail, all of it may.
 */
export function endsOf(name: string): readonly [head: string, tail: string] {
  if (name.length <= SHORT) return [name, '']
  const signs = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  if (signs.length <= SHORT) return [name, '']
  const tail = TAIL + (PLACE.exec(name)?.[0].length ?? 0)
  return signs.length <= tail ? ['', name] : [signs.slice(0, -tail).join(''), signs.slice(-tail).join('')]
}

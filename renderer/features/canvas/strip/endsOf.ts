/** Under a frame there is room for as many letters at least. */
const SHORT = 9
const TAIL = 5

/**
 * A panel's name as what may be cut short and what may not: those of one shot, or of a shot and its neighbour, differ
 * in their last letters. Without a tail, all of it may.
 */
export function endsOf(name: string): readonly [head: string, tail: string] {
  if (name.length <= SHORT) return [name, '']
  const signs = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  return signs.length <= SHORT ? [name, ''] : [signs.slice(0, -TAIL).join(''), signs.slice(-TAIL).join('')]
}

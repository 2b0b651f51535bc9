/** Further than any picture is wide, squared. */
const FAR = 1e12

/**
 * The distance of every px to the nearest px that is set, in px between their centres (exact, Euclidean). All of them
 * `FAR` if none is set.
 */
export function distancesTo(set: Uint8Array, width: number, height: number): Float32Array {
  const squared = new Float32Array(width * height)
  for (let at = 0; at < squared.length; at += 1) squared[at] = set[at] ? 0 : FAR
  const most = Math.max(width, height)
  const line = new Float64Array(most)
  const lower: Lower = { at: new Int32Array(most), from: new Float64Array(most + 1) }
  for (let x = 0; x < width; x += 1) along(squared, { first: x, step: width, count: height }, line, lower)
  for (let y = 0; y < height; y += 1) along(squared, { first: y * width, step: 1, count: width }, line, lower)
  for (let at = 0; at < squared.length; at += 1) squared[at] = Math.sqrt(squared[at]!)
  return squared
}

/** The lower envelope of parabolas: which one is lowest from where on. */
interface Lower {
  readonly at: Int32Array
  readonly from: Float64Array
}

interface Run {
  readonly first: number
  readonly step: number
  readonly count: number
}

/** One pass of the distance transform of Felzenszwalb and Huttenlocher, over one row or column. */
function along(values: Float32Array, { first, step, count }: Run, line: Float64Array, lower: Lower): void {
  for (let each = 0; each < count; each += 1) line[each] = values[first + each * step]!
  const { at, from } = lower
  let top = 0
  at[0] = 0
  from[0] = -Infinity
  from[1] = Infinity
  for (let each = 1; each < count; each += 1) {
    let meets = meeting(line, at[top]!, each)
    while (meets <= from[top]!) {
      top -= 1
      meets = meeting(line, at[top]!, each)
    }
    top += 1
    at[top] = each
    from[top] = meets
    from[top + 1] = Infinity
  }
  top = 0
  for (let each = 0; each < count; each += 1) {
    while (from[top + 1]! < each) top += 1
    const apart = each - at[top]!
    values[first + each * step] = apart * apart + line[at[top]!]!
  }
}

function meeting(line: Float64Array, one: number, other: number): number {
  return (line[other]! + other * other - line[one]! - one * one) / (2 * (other - one))
}

/** At a time: each draw of the system's costs as much as hundreds of numbers, and a pasted list asks for thousands. */
const DRAWN = 1024

/** Numbers in [0, 1), from what the system draws into a list. */
export function randomNumbers(draw: (into: Uint32Array<ArrayBuffer>) => void): () => number {
  const numbers = new Uint32Array(DRAWN)
  let next = DRAWN
  return () => {
    if (next === DRAWN) {
      draw(numbers)
      next = 0
    }
    const number = numbers[next]! / 2 ** 32
    next += 1
    return number
  }
}

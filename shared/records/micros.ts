/** Whole millionths of a dollar: they add up exactly, in any order and grouping. */
export function micros(usd: number): number {
  return Math.round(usd * 1e6)
}

export function dollars(sum: number): number {
  return sum / 1e6
}

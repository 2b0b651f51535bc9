/** $0.04, $12.50 and $0.038: below ten cents, where the price of one picture is, a third digit unless it is nought. */
export function usd(value: number): string {
  const fine = value > 0 && value < 0.0995 && Math.round(value * 1000) % 10 !== 0
  return `$${value.toFixed(fine || (value > 0 && value < 0.0005) ? 3 : 2)}`
}

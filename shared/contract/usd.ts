/** $0.04 and $12.50; three digits below a cent. */
export function usd(value: number): string {
  return `$${value > 0 && value < 0.01 ? value.toFixed(3) : value.toFixed(2)}`
}

/** $0.04, $12.50 and $0.038: below ten cents, where the price of one picture is, a third digit unless it is nought. */
export function usd(value: number): string {
  const fine = value > 0 && value < 0.0995 && Math.round(value * 1000) % 10 !== 0
  return `$${value.toFixed(fine || (value > 0 && value < 0.0005) ? 3 : 2)}`
}

/** What several cost together: "about $0.12", "about $0.12 and 2 of unknown price"; '' if nothing. null: not known. */
export function costWords(each: readonly (number | null)[]): string {
  const known = each.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const unknown = each.filter((one) => one === null).length
  const sum = known > 0 ? `about ${usd(known)}` : ''
  if (unknown === 0) return sum
  if (sum !== '') return `${sum} and ${unknown} of unknown price`
  return 'at a price that is not known'
}

/** "for $0.12"; says of how many the cost was not told. */
export function costMade(costUsd: number, untold: number): string {
  if (untold === 0) return `for ${usd(costUsd)}`
  if (costUsd === 0) return 'at a cost that is not known'
  return `for ${usd(costUsd)}, without ${untold === 1 ? 'one request' : `${untold} requests`} whose cost was not told`
}

/** Whether a file next to the answers is what a take keeps for good, so that a model can go on from it. */
export function isKeptTurn(name: string): boolean {
  return /^[0-9a-f]{64}\.json$/.test(name)
}

import { clockLabel } from './clockLabel.ts'

/** A page plays about a minute. */
const SECONDS_AN_EIGHTH = 7.5

/** How long a scene of so many eighths of a page may play, in seconds. */
export function estimatedSeconds(eighths: number): number {
  return eighths * SECONDS_AN_EIGHTH
}

/** As a 1st AD writes it: "2 3/8", "5/8", "1", "0". */
export function eighthsLabel(eighths: number): string {
  const [pages, rest] = [Math.floor(eighths / 8), eighths % 8]
  return [pages > 0 || rest === 0 ? String(pages) : '', rest > 0 ? `${rest}/8` : ''].filter(Boolean).join(' ')
}

/** "3/8 page", "1 4/8 pages", "0 pages". */
export function pagesLabel(eighths: number): string {
  return `${eighthsLabel(eighths)} ${eighths > 0 && eighths <= 8 ? 'page' : 'pages'}`
}

/**
 * Of a day or a group that has shots of the script: where it shares its only eighth with another, which has that in its
 * sum, it is not nothing: "under 1/8 page".
 */
export function shareLabel(eighths: number): string {
  return eighths === 0 ? 'under 1/8 page' : pagesLabel(eighths)
}

/** "≈ 2:23" */
export function estimateLabel(eighths: number): string {
  return `≈ ${clockLabel(Math.round(estimatedSeconds(eighths)))}`
}

/** "2 3/8 pages of script: about 2:23 on screen, at a minute a page". */
export function estimateWords(eighths: number): string {
  const long = clockLabel(Math.round(estimatedSeconds(eighths)))
  return `${pagesLabel(eighths)} of script: about ${long} on screen, estimated at a minute a page`
}

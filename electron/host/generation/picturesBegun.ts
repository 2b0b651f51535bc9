import type { LightBody } from './lightBody.ts'

const BASE64 = '[A-Za-z0-9+/_\\\\-]'
const SLASH = '(?:\\\\?/|_)'

/**
 * The first base64 characters of PNG, JPEG, WebP, GIF, TIFF, Photoshop, SVG, and the boxes of AVIF, HEIC, JPEG XL and
 * JPEG 2000.
 */
const IN_BASE64 = [
  'iVBORw0KGgo',
  `${SLASH}9j${SLASH}`,
  'UklGR',
  'R0lGOD',
  'SUkqA',
  'TU0AK',
  'OEJQU',
  'PHN2Z',
  `AAAA${BASE64}[GWm2]Z0eXB`,
  'AAAADEpYTCA',
  'AAAADGpQICA',
]

/** After a non-base64 character, as hex, or as a list of numbers. */
const BEGINS = new RegExp(
  [
    `(?<![A-Za-z0-9+/_-])(?:${IN_BASE64.join('|')})${BASE64}{64}`,
    '(?<![A-Za-z0-9])(?:89504[eE]47|[fF]{2}[dD]8[fF]{2}|52494646)[A-Fa-f0-9]{64}',
    '\\[(?:\\s{0,16}\\d{1,3}\\s{0,16},){64}',
  ].join('|'),
  'g',
)

/** Counts picture signatures anywhere in a body. */
export function picturesBegun({ text, pictures }: LightBody): number {
  const held = [...pictures.values()].filter(({ base64 }) => signatures(`"${base64.toString('latin1', 0, HEAD)}`) > 0)
  return signatures(text) + held.length
}

/** As much of a picture as its signature takes, in any spelling. */
const HEAD = 512

function signatures(text: string): number {
  return [...text.matchAll(BEGINS)].length
}

/** Whether a field for picture data holds bytes, in any format. */
export function bytesInPlace({ text, pictures }: LightBody): boolean {
  return pictures.size > 0 || /"data"\s{0,16}:\s{0,16}"[A-Za-z0-9+/_\\-]{64}/.test(text)
}

const BASE64 = '[A-Za-z0-9+/_\\\\-]'
const SLASH = '(?:\\\\?/|_)'

/** As pictures begin in base64: PNG, JPEG, WebP, GIF, TIFF, Photoshop, SVG, and the boxes of AVIF, HEIC, JPEG XL and JPEG 2000. */
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

/** Behind whatever is no base64, in hex, or as a list of numbers. */
const BEGINS = new RegExp(
  [
    `(?<![A-Za-z0-9+/_-])(?:${IN_BASE64.join('|')})${BASE64}{64}`,
    '(?<![A-Za-z0-9])(?:89504[eE]47|[fF]{2}[dD]8[fF]{2}|52494646)[A-Fa-f0-9]{64}',
    '\\[(?:\\s{0,16}\\d{1,3}\\s{0,16},){64}',
  ].join('|'),
  'g',
)

/** How many pictures begin in a body, wherever in it they lie. */
export function picturesBegun(body: string): number {
  return [...body.matchAll(BEGINS)].length
}

/** Whether bytes stand where a picture's belong, of whatever kind they are. */
export function bytesInPlace(body: string): boolean {
  return /"data"\s{0,16}:\s{0,16}"[A-Za-z0-9+/_\\-]{64}/.test(body)
}

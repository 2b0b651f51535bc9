/** A colour as a picker shows it. */
export interface Hsv {
  /** Degrees, 0..360. */
  readonly hue: number
  /** 0..1 */
  readonly saturation: number
  readonly value: number
}

/** `hex`: #rrggbb. A grey has no hue: it comes as 0. */
export function hsvOf(hex: string): Hsv {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number]
  const value = Math.max(r, g, b)
  const spread = value - Math.min(r, g, b)
  if (spread === 0) return { hue: 0, saturation: 0, value }
  const sixth = value === r ? (g - b) / spread : value === g ? 2 + (b - r) / spread : 4 + (r - g) / spread
  return { hue: (sixth * 60 + 360) % 360, saturation: spread / value, value }
}

/** #rrggbb */
export function hexOf({ hue, saturation, value }: Hsv): string {
  const channel = (n: number): string => {
    const k = (n + hue / 60) % 6
    const part = value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1))
    return Math.round(part * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(5)}${channel(3)}${channel(1)}`
}

/** #rrggbb of what was typed: with or without #, in short or in full, also as East Asian keyboards write it; null if it is no colour. */
export function readHex(text: string): string | null {
  const digits = text.normalize('NFKC').trim().replace(/^#/, '').toLowerCase()
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`
  return /^[0-9a-f]{3}$/.test(digits) ? `#${digits.replaceAll(/./g, '$&$&')}` : null
}

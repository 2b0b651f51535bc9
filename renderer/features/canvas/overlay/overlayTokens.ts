/** The theme's tokens in canvas form: colours, typefaces and type sizes. */
export interface OverlayTokens {
  readonly room: string
  readonly wall: string
  readonly quiet: string
  readonly paper: string
  readonly hand: string
  readonly guide: string
  readonly safe: string
  readonly horizon: string
  readonly rays: readonly [string, string, string]
  readonly sans: string
  /** Type sizes, px. */
  readonly tiny: number
  readonly small: number
  readonly lead: number
}

/** Reads the tokens currently in effect for this element; called again when the theme changes. */
export function readOverlayTokens(element: Element): OverlayTokens {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    room: token('room'),
    wall: token('wall'),
    quiet: token('quiet'),
    paper: token('paper'),
    hand: token('hand'),
    guide: token('guide'),
    safe: token('guide-safe'),
    horizon: token('horizon'),
    rays: [token('ray-1'), token('ray-2'), token('ray-3')],
    sans: token('sans'),
    tiny: Number.parseFloat(token('type-tiny')),
    small: Number.parseFloat(token('type-small')),
    lead: Number.parseFloat(token('type-lead')),
  }
}

/** A colour at an opacity, 0..1. */
export function faint(color: string, cover: number): string {
  return `color-mix(in srgb, ${color} ${cover * 100}%, transparent)`
}

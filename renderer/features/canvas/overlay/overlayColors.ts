/** The look's tokens as a canvas takes them. */
export interface OverlayColors {
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
}

/** Reads the tokens that hold for this element now; asked again when the theme changes. */
export function readOverlayColors(element: Element): OverlayColors {
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
  }
}

/** A colour at a part of its cover, 0..1. */
export function faint(color: string, cover: number): string {
  return `color-mix(in srgb, ${color} ${cover * 100}%, transparent)`
}

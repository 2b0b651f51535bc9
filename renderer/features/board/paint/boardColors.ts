/** The theme's tokens in canvas form. */
export interface BoardColors {
  readonly room: string
  readonly wall: string
  readonly raised: string
  readonly line: string
  readonly text: string
  readonly quiet: string
  readonly faint: string
  readonly drawingPaper: string
  readonly graphite: string
  readonly hand: string
  readonly onHand: string
  readonly machine: string
  readonly ok: string
  readonly todo: string
  readonly sans: string
}

const FALLBACK: BoardColors = {
  room: '#17181a',
  wall: '#1e2023',
  raised: '#272a2e',
  line: '#34383d',
  text: '#e9e7e2',
  quiet: '#9a9c9f',
  faint: '#8b8f94',
  drawingPaper: '#f6f3ec',
  graphite: '#2a2927',
  hand: '#ff5b3a',
  onHand: '#1a0f0b',
  machine: '#3fb8a6',
  ok: '#8fbf6a',
  todo: '#7b8087',
  sans: 'system-ui, sans-serif',
}

/** Reads the tokens currently in effect for this element; called again when the theme changes. */
export function readColors(element: Element): BoardColors {
  const style = getComputedStyle(element)
  const entries = Object.entries(FALLBACK).map(([name, fallback]) => [
    name,
    style.getPropertyValue(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`).trim() ||
      (fallback as string),
  ])
  return Object.fromEntries(entries) as BoardColors
}

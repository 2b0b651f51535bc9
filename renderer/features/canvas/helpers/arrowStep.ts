import type { PanelPoint } from '#shared/geometry/points.ts'

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** How far an arrow key moves a handle, in panel px or degrees: ten times as far with Shift. null for any other key. */
export function arrowStep({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): PanelPoint | null {
  const way = WAYS[key]
  const far = shiftKey ? 10 : 1
  return way ? { x: way[0] * far, y: way[1] * far } : null
}

import type { Screenplay } from './screenplay.ts'

/** A scene's stretch of a screenplay: indexes of elements, the end excluded. */
export interface SceneSpan {
  /** Index of its heading. */
  readonly heading: number
  readonly end: number
}

/** The scenes in order. What stands before the first heading (a section, FADE IN:) belongs to none. */
export function scenesIn({ elements }: Screenplay): readonly SceneSpan[] {
  const headings = elements.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []))
  return headings.map((heading, index) => ({ heading, end: headings[index + 1] ?? elements.length }))
}

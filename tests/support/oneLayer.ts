import type { NewPanelLayer } from '#shared/document/schema.ts'

/** For a film whose panels begin with one drawing layer, where a test is about what is done to it. */
export const ONE_DRAWING: readonly NewPanelLayer[] = [
  { name: 'Drawing', opacity: 1, blend: 'normal', takesFills: false },
]

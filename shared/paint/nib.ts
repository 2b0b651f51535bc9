import type { StrokeMark } from '../document/markSchema.ts'

/** What a stroke is drawn with. */
export type Nib = Pick<StrokeMark, 'brush' | 'size' | 'seed' | 'color'>

/** Device px of the straight pieces a curve is drawn with: on a bend of 10 px they stay within 0.15 px of it. */
export const FACET = 3.4

import { strokeTool } from './strokeTool.ts'

/** A soft, wet brush from a hair to its full width. */
export const brushTool = strokeTool('brush', 'Brush', 'W')

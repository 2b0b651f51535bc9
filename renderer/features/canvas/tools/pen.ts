import { strokeTool } from './strokeTool.ts'

/** Ink: pressure opens the nib, both ends run out to a point. */
export const penTool = strokeTool('pen', 'Ink pen', 'P')

import { strokeTool } from './strokeTool.ts'

/** Cuts what its own layer holds, and nothing else. */
export const eraserTool = strokeTool('eraser', 'Eraser', 'E')

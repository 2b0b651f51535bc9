import { strokeTool } from './strokeTool.ts'

/** Graphite: pressure darkens it, tilt lays the lead on its side. */
export const pencilTool = strokeTool('pencil', 'Pencil', 'B')

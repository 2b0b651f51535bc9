import { strokeTool } from './strokeTool.ts'

/** A flat felt: even tone inside one stroke, darker where strokes cross. */
export const markerTool = strokeTool('marker', 'Marker', 'M')

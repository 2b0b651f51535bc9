import { airbrush } from './airbrush.ts'
import { brush } from './brush.ts'
import { eraser } from './eraser.ts'
import { marker } from './marker.ts'
import { pen } from './pen.ts'
import { pencil } from './pencil.ts'

/** Every nib, in rail order. */
export const NIBS = [pencil, pen, brush, airbrush, marker, eraser] as const

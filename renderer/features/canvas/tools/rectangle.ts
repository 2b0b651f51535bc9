import { shapeTool, squared } from './shapeTool.ts'

/** A rectangle from corner to corner; Shift makes it a square. */
export const rectangleTool = shapeTool('rectangle', 'Rectangle', 'R', squared)

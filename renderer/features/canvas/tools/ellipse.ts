import { shapeTool, squared } from './shapeTool.ts'

/** An ellipse in the box from corner to corner; Shift makes it a circle. */
export const ellipseTool = shapeTool('ellipse', 'Ellipse', 'O', squared)

import { alongFifteenths, shapeTool } from './shapeTool.ts'

/** A ruled line; Shift keeps it to every fifteenth degree. */
export const lineTool = shapeTool('line', 'Line', 'L', alongFifteenths)

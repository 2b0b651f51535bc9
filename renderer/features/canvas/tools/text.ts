import { spotTool } from './spotTool.ts'

/** Opens a line to write on, in the film's captions face. */
export const textTool = spotTool('text', 'Text', 'T', 'write', ['size', 'opacity'])

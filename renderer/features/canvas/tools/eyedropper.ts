import { spotTool } from './spotTool.ts'

/** Takes the colour under it; Alt does the same from any drawing tool. */
export const eyedropperTool = spotTool('eyedropper', 'Eyedropper', 'I', 'pick')

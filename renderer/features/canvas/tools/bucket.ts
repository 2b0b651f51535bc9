import { spotTool } from './spotTool.ts'

/** Pours colour into what lines close in, over small openings too. */
export const bucketTool = spotTool('bucket', 'Bucket', 'G', 'pour', ['opacity', 'pour'])

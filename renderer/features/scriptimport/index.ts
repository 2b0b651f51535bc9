export { ImportScriptDialog } from './ImportScriptDialog.tsx'
export type { GivenScript } from './givenScript.ts'
export { useScriptWays } from './useScriptWays.ts'

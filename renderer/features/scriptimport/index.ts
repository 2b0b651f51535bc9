export { ImportScriptDialog } from './ImportScriptDialog.tsx'
export { useScriptWays } from './useScriptWays.ts'

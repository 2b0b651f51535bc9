export { ImportTableDialog } from './ImportTableDialog.tsx'
export { useTableWays } from './useTableWays.ts'

export { LedgerDialog } from './LedgerDialog.tsx'

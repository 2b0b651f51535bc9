export { ManyDialog } from './ManyDialog.tsx'

export { QueueDialog } from './QueueDialog.tsx'
export { QueueCounter } from './QueueCounter.tsx'

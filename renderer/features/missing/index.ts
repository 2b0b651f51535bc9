export { MissingStrip } from './MissingStrip.tsx'

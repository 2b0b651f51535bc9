export { TakesPane } from './TakesPane.tsx'

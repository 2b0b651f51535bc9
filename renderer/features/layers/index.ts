export { LayersPane } from './LayersPane.tsx'

export { ShotList } from './ShotList.tsx'

export { TakesPane } from './TakesPane.tsx'
export { TakeViewer } from './look/TakeViewer.tsx'
export { TakeWall } from './wall/TakeWall.tsx'

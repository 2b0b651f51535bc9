export { TakesPane } from './TakesPane.tsx'
export { ChangeTake } from './change/ChangeTake.tsx'
export { TakeViewer } from './look/TakeViewer.tsx'
export { TakeWall } from './wall/TakeWall.tsx'

export { TakesPane } from './TakesPane.tsx'
export { TakeViewer } from './look/TakeViewer.tsx'

export { Board } from './Board.tsx'
export { SceneList } from './scenes/SceneList.tsx'

export { Board } from './Board.tsx'
export { SceneList } from './SceneList.tsx'

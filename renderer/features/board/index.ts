export { Board } from './Board.tsx'
export { NewSceneButton } from './scenes/NewSceneButton.tsx'
export { SceneList } from './scenes/SceneList.tsx'

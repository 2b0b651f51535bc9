export { Board } from './Board.tsx'
export { startPreviews } from './paint/previewLoader.ts'
export { NewSceneButton } from './scenes/NewSceneButton.tsx'
export { SceneList } from './scenes/SceneList.tsx'

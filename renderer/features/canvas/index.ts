export { PanelCanvas } from './PanelCanvas.tsx'

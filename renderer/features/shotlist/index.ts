export { RenumberDialog } from './RenumberDialog.tsx'
export { ShotList } from './ShotList.tsx'

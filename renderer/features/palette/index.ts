export { CommandPalette } from './Palette.tsx'
export { ShortcutSheet } from './ShortcutSheet.tsx'

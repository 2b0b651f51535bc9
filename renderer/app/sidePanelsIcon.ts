import { createLucideIcon } from 'lucide-react'

/** A window with a panel at each side: lucide's panels are at one, or are taken for the layout of a page. */
export const SidePanels = createLucideIcon('side-panels', [
  ['rect', { x: 2.5, y: 4, width: 19, height: 16, rx: 2, key: 'window' }],
  ['path', { d: 'M7.5 4v16', key: 'left' }],
  ['path', { d: 'M16.5 4v16', key: 'right' }],
])

/** Commands of the shot list, which its strip answers. */
export const LIST_COMMANDS = [
  { id: 'list.find', label: 'Find in shot list', keys: ['Mod+F'], menu: 'View', when: 'list' },
  {
    id: 'list.replace',
    label: 'Find and replace in shot list',
    // On macOS ⌘H is the system's.
    keys: ['Mod+Shift+H', 'Mod+H'],
    menu: 'View',
    when: 'list',
    writes: true,
  },
] as const

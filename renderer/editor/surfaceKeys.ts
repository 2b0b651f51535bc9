/** Keys that the board handles itself, outside the command table: their entries on the shortcut sheet. */
export const BOARD_KEYS: readonly { readonly label: string; readonly keys: readonly string[] }[] = [
  { label: 'Go from shot to shot', keys: ['Arrows'] },
  { label: 'Add shots on the way', keys: ['Shift+Arrows'] },
  { label: 'First or last shot', keys: ['Home', 'End'] },
  { label: 'Next or previous scene; at the last, the next control', keys: ['Tab', 'Shift+Tab'] },
  { label: 'Leave the board', keys: ['Esc, then Tab'] },
  { label: 'Find a shot by its number', keys: ['1 … 9, then its letters'] },
  { label: 'Select all shots', keys: ['Mod+A'] },
  { label: 'Move the board', keys: ['Space + drag'] },
  { label: 'Zoom', keys: ['Mod + wheel'] },
  { label: 'Carry one panel to another shot', keys: ['Alt + drag'] },
]

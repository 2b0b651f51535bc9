interface SurfaceKey {
  readonly label: string
  readonly keys: readonly string[]
}

/**
 * Keys and gestures that board, table and list handle themselves, outside the command table: they can't be changed, and
 * these are their entries on the shortcut sheet.
 */
export const SURFACE_KEYS: readonly { readonly heading: string; readonly entries: readonly SurfaceKey[] }[] = [
  {
    heading: 'On the board',
    entries: [
      { label: 'Go from shot to shot', keys: ['Arrows'] },
      { label: 'Add shots on the way', keys: ['Shift+Arrows'] },
      { label: 'First or last shot', keys: ['Home', 'End'] },
      { label: 'Next or previous scene; at the last, the next control', keys: ['Tab', 'Shift+Tab'] },
      { label: 'Leave the board', keys: ['Esc, then Tab'] },
      { label: 'Find a shot by its number', keys: ['1 … 9, then its letters'] },
      { label: 'Select all shots', keys: ['Mod+A'] },
      { label: 'Menu of what is selected', keys: ['Right click', 'Shift+F10'] },
      { label: 'Move the board', keys: ['Space + drag', 'One finger'] },
      { label: 'Zoom', keys: ['Mod+wheel', 'Two fingers'] },
      { label: 'Add to the selection, or take away', keys: ['Shift+click', 'Mod+click'] },
      { label: 'Carry one panel to another shot', keys: ['Alt + drag'] },
    ],
  },
  {
    heading: 'At the drawing table',
    entries: [
      { label: 'Move the paper', keys: ['Space + drag', 'Middle button', 'Two fingers'] },
      { label: 'Zoom', keys: ['Mod+wheel', 'Two fingers'] },
      { label: 'Turn the paper', keys: ['Mod+Alt + drag', 'Two fingers'] },
      { label: 'Set the paper upright', keys: ['Two fingers, tapped twice'] },
      { label: 'Fit the paper', keys: ['The zoom tool’s key twice'] },
      { label: 'Draw straight', keys: ['Shift + drag'] },
      { label: 'Pick a colour while drawing', keys: ['Alt + press', 'Pen’s button'] },
      { label: 'Erase', keys: ['Pen’s other end'] },
      { label: 'Call off the stroke', keys: ['Esc'] },
      { label: 'Select all marks', keys: ['Mod+A'] },
      { label: 'Nudge the selected marks, or further', keys: ['Arrows', 'Shift+Arrows'] },
      { label: 'Duplicate the selected marks', keys: ['Mod+D'] },
      { label: 'Delete the selected marks', keys: ['Delete', 'Backspace'] },
    ],
  },
  {
    heading: 'In the script',
    entries: [
      { label: 'Go from line to line', keys: ['Arrows'] },
      { label: 'Select lines on the way', keys: ['Shift+Arrows'] },
      { label: 'Next or previous scene', keys: ['Mod+↓', 'Mod+↑'] },
      { label: 'A window on or back', keys: ['PageDown', 'PageUp'] },
      { label: 'First or last line', keys: ['Home', 'End'] },
      { label: 'Select the shot of the line; again, its next', keys: ['Enter'] },
      { label: 'Move the end of the selected shot', keys: ['Alt+↓', 'Alt+↑'] },
      { label: 'Move its beginning', keys: ['Alt+Shift+↓', 'Alt+Shift+↑'] },
      { label: 'Find in the script', keys: ['Mod+F'] },
    ],
  },
  {
    heading: 'In the shot list',
    entries: [
      { label: 'Go from cell to cell', keys: ['Arrows', 'Tab', 'Shift+Tab'] },
      { label: 'To the first or last shot', keys: ['Mod+Arrows'] },
      { label: 'Edit the cell', keys: ['Enter', 'F2', 'A letter'] },
      { label: 'Leave it as it was', keys: ['Esc'] },
      { label: 'Empty the cells', keys: ['Delete', 'Backspace'] },
      { label: 'Select the whole row, or all rows', keys: ['Shift+Space', 'Mod+A'] },
      { label: 'Insert a shot below', keys: ['Insert'] },
      { label: 'Move the shots, or the day, up or down', keys: ['Alt+Arrows'] },
      { label: 'Fill down', keys: ['Mod+D'] },
      { label: 'Delete the shots', keys: ['Mod+Delete', 'Mod+Backspace'] },
    ],
  },
]

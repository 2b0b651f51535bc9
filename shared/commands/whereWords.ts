import type { CommandEntry } from './commandTable.ts'

/** Where a command's keys work, as the key sheet and the settings say it; nothing for everywhere. */
export const WHERE_WORDS: Readonly<Record<CommandEntry['when'], string>> = {
  always: '',
  board: 'on the board',
  drawing: 'while drawing',
  // Their names say it.
  list: '',
  script: 'in the script',
}

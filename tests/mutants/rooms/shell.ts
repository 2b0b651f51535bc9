import type { Room } from '../mutation.ts'

const journey = (name: string): string => `tests/e2e/${name}.electron.spec.ts`

export const SHELL_ROOM: Room = {
  name: 'shell',
  mutations: [
    {
      name: 'quits over requests that are paid for',
      file: 'electron/closeGuard.ts',
      find: 'event.preventDefault()\n        if (!asking)',
      replace: 'if (!asking)',
      tests: [journey('paid')],
    },
    {
      name: 'does not wait for what it said it would wait for',
      file: 'electron/closeGuard.ts',
      find: 'if (response === WAIT) await host.settle()\n',
      replace: '',
      tests: [journey('paid')],
    },
    {
      name: 'loses the last changes where a person says Keep open',
      file: 'electron/unsavedGuard.ts',
      find: 'if (response === LOSE) {',
      replace: 'if (response !== COPY) {',
      tests: [journey('leaving')],
    },
    {
      name: 'closes over changes that could not be saved',
      file: 'electron/unsavedGuard.ts',
      find: 'if (letGo) return event.preventDefault()',
      replace: 'return event.preventDefault()',
      tests: [journey('leaving')],
    },
    {
      name: 'never asks about changes that can’t be saved',
      file: 'electron/unsavedGuard.ts',
      find: 'if (!waiting && !asking) wait(',
      replace: 'if (waiting && !asking) wait(',
      tests: [journey('leaving')],
    },
    {
      name: 'says Saved in the window’s title after a save that failed',
      file: 'renderer/app/savingWords.ts',
      find: "return 'Saving failed'",
      replace: "return 'Saved'",
      tests: [journey('leaving')],
    },
    {
      name: 'lets its windows inherit the key',
      file: 'electron/cleanStart.ts',
      find: "anew: found && process.platform === 'linux'",
      replace: "anew: found && process.platform === 'aix'",
      tests: [journey('key')],
    },
    {
      name: 'leaves a window dead that crashed',
      file: 'electron/safeMode.ts',
      find: 'else window.reload()',
      replace: '',
      tests: [journey('crash')],
    },
    {
      name: 'lets Chromium ask the network by itself',
      file: 'electron/lockSession.ts',
      find: "commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')",
      replace: '',
      tests: [journey('quiet')],
    },
  ],
}

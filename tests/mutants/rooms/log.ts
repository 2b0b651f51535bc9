import type { Room } from '../mutation.ts'

const FAULTS = ['shared/contract/faults.test.ts']
const BOOK = ['tests/host/logBook.test.ts']
const HEARD = ['tests/host/faultsHeard.test.ts']
const WORKSHOP = ['tests/host/workshop.test.ts']

export const LOG_ROOM: Room = {
  name: 'log',
  mutations: [
    {
      name: 'takes a message that looks like a stack for one',
      file: 'shared/contract/faults.ts',
      find: '.slice(end + message.length)',
      replace: '.slice(0)',
      tests: FAULTS,
    },
    {
      name: 'tells a fault’s message as it is',
      file: 'shared/contract/faults.ts',
      find: 'said: saidIn(words),',
      replace: 'said: words,',
      tests: FAULTS,
    },
    {
      name: 'tells the folder around a file of the program',
      file: 'shared/contract/faults.ts',
      find: '(IN_OWN_FOLDER.exec(plain)?.[1] ?? null)',
      replace: '(IN_OWN_FOLDER.exec(plain)?.[0] ?? null)',
      tests: FAULTS,
    },
    {
      name: 'tells whatever a fault calls itself',
      file: 'shared/contract/faults.ts',
      find: "typeof name === 'string' && /^[A-Z]",
      replace: "typeof name === 'string' || /^[A-Z]",
      tests: FAULTS,
    },
    {
      name: 'takes any words from a window',
      file: 'shared/contract/faults.ts',
      find: ".refine((said) => said === '' || saidIn(said) === said)",
      replace: '',
      tests: BOOK,
    },
    {
      name: 'writes what a window calls its part, whatever it is',
      file: 'electron/host/log/logLine.ts',
      find: 'about !== undefined && /^[A-Za-z][\\w .:-]{0,60}$/.test(about)',
      replace: 'about !== undefined',
      tests: BOOK,
    },
    {
      name: 'lets the log grow for ever',
      file: 'electron/host/log/logBook.ts',
      find: 'found.size >= largest : null',
      replace: 'false : null',
      tests: BOOK,
    },
    {
      name: 'lets the log grow for ever where it can’t be put aside',
      file: 'electron/host/log/logBook.ts',
      find: 'boolean => found.size < largest * 2',
      replace: 'boolean => found.size >= 0',
      tests: BOOK,
    },
    {
      name: 'lets what can’t wait grow the log for ever',
      file: 'electron/host/log/logBook.ts',
      find: 'if (hasRoomNow()) appendFileSync',
      replace: 'appendFileSync',
      tests: BOOK,
    },
    {
      name: 'waits in a pipe that nobody reads',
      file: 'electron/host/log/logBook.ts',
      find: 'found.isFile() ? found.size >= largest : null',
      replace: 'found.size >= largest',
      tests: BOOK,
    },
    {
      name: 'falls over a log that can’t be written',
      file: 'electron/host/log/logBook.ts',
      find: 'await log.append(lines).catch(() => undefined)',
      replace: 'await log.append(lines)',
      tests: BOOK,
    },
    {
      name: 'keeps every line that waits for a slow disk',
      file: 'electron/host/log/logBook.ts',
      find: 'if (waiting.length < MOST_WAITING) waiting',
      replace: 'waiting',
      tests: BOOK,
    },
    {
      name: 'lets a promise that failed end the web host',
      file: 'electron/nodeFaults.ts',
      find: "process.on('unhandledRejection'",
      replace: "process.off('unhandledRejection'",
      tests: HEARD,
    },
    {
      name: 'serves on after a fault of its own',
      file: 'electron/web.ts',
      find: 'await Promise.race([signalled(), fault])',
      replace: 'await signalled()',
      tests: HEARD,
    },
    {
      name: 'loses the last line of a command that falls over',
      file: 'electron/nodeFaults.ts',
      find: "log.noteNow({ says: 'Framewright itself met a fault', fault })\n    process",
      replace: "log.note({ says: 'Framewright itself met a fault', fault })\n    process",
      tests: HEARD,
    },
    {
      name: 'lets a page on its sources reach any socket',
      file: 'electron/dev/devPages.ts',
      find: "`connect-src 'self' ${socketOf(origin)}`",
      replace: "`connect-src 'self' ws:`",
      tests: WORKSHOP,
    },
    {
      name: 'admits every browser of the last start',
      file: 'electron/host/http/doorkeeper.ts',
      find: 'session = secret(),',
      replace: "session = 'x'.repeat(43),",
      tests: WORKSHOP,
    },
  ],
}

import type { Mutation } from '../mutation.ts'

/** Of snapshots that are thinned, and of the films that were opened last. */
export const RECENT: readonly Mutation[] = [
  {
    name: 'forgets the films that were opened last',
    file: 'electron/host/project/recentProjects.ts',
    find: 'entries.slice(0, LIMIT)',
    replace: 'entries.slice(-LIMIT)',
    tests: ['electron/host/project/recentProjects.test.ts'],
  },
  {
    name: 'lists a film twice among the recent ones',
    file: 'electron/host/project/recentProjects.ts',
    find: '...without(folder)])',
    replace: '...read()])',
    tests: ['electron/host/project/recentProjects.test.ts'],
  },
  {
    name: 'forgets every recent film with one',
    file: 'electron/host/project/recentProjects.ts',
    find: 'forget: (folder) => write(without(folder))',
    replace: 'forget: () => write([])',
    tests: ['electron/host/project/recentProjects.test.ts'],
  },
  {
    name: 'says that a film is there whose folder is gone',
    file: 'electron/host/project/recentProjects.ts',
    find: "existsSync(path.join(entry.folder, 'board.sqlite'))",
    replace: 'true',
    tests: ['electron/host/project/recentProjects.test.ts'],
  },
  {
    name: 'lets go of every snapshot of a damaged board',
    file: 'electron/host/project/thinSnapshots.ts',
    find: 'DAMAGED_KEPT = 3',
    replace: 'DAMAGED_KEPT = 0',
    tests: ['electron/host/project/thinSnapshots.test.ts'],
  },
  {
    name: 'keeps what a clock years ahead dated for recent',
    file: 'electron/host/project/thinSnapshots.ts',
    find: 'Math.abs(snapshot.at - last.at)',
    replace: '(last.at - snapshot.at)',
    tests: ['electron/host/project/thinSnapshots.test.ts'],
  },
]

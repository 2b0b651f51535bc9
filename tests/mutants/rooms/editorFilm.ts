import type { Mutation } from '../mutation.ts'

const SAFETY = 'tests/host/windowSafety.test.ts'
const MARKS = 'tests/host/windowMarks.test.ts'
const TWO = 'tests/host/twoWindows.test.ts'

const EDITOR = 'renderer/editor/editor.ts'
export const FILM: readonly Mutation[] = [
  {
    name: 'takes a failed save for one that kept everything',
    file: 'renderer/editor/savesToHost.ts',
    find: 'trouble.saved(answer.failure)\n        return null',
    replace: 'trouble.saved(answer.failure)\n      return []',
    tests: [SAFETY],
  },
  {
    name: 'does not say why saving fails',
    file: 'renderer/editor/savesToHost.ts',
    find: 'trouble.saved(answer.failure)\n',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'goes on saying why saving failed once it works again',
    file: 'renderer/editor/savesToHost.ts',
    find: 'trouble.saved(null)\n',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'shows the old picture of a panel whose first save failed',
    file: 'renderer/editor/savesToHost.ts',
    find: 'for (const panelId of shown) dirty.add(panelId)',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'changes a film that can only be read',
    file: 'renderer/editor/steps.ts',
    find: 'run: (name, command) => canWrite && moved(',
    replace: 'run: (name, command) => moved(',
    tests: [SAFETY, 'renderer/editor/actions.test.ts'],
  },
  {
    name: 'brings rows into a film that can only be read',
    file: 'renderer/editor/steps.ts',
    find: 'if (!canWrite) return false\n',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'does not say that a step was more than the film can hold',
    file: 'renderer/editor/steps.ts',
    find: 'if (move?.refusal) say(move.refusal)\n',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'closes before colour that is being poured is in the film',
    file: 'renderer/editor/settling.ts',
    find: 'await finished()\n    return saving.settle()',
    replace: 'return saving.settle()',
    tests: [SAFETY],
  },
  {
    name: 'calls a film safe while colour is being poured',
    file: 'renderer/editor/settling.ts',
    find: "works.size === 0 && saving.state() === 'saved'",
    replace: "saving.state() === 'saved'",
    tests: [SAFETY],
  },
  {
    name: 'calls a film safe that is nowhere on a disk',
    file: 'renderer/editor/settling.ts',
    find: 'works.size === 0 && saving.copy() !== null',
    replace: 'works.size === 0',
    tests: [SAFETY],
  },
  {
    name: 'lets a window go over a disk that does not answer',
    file: 'renderer/editor/settling.ts',
    find: '(await inTime(settle(), false)) || isSafe()',
    replace: '(await inTime(settle(), true)) || isSafe()',
    tests: [SAFETY],
  },
  {
    name: 'keeps a window that lies in a copy',
    file: 'renderer/editor/settling.ts',
    find: '(await inTime(settle(), false)) || isSafe()',
    replace: 'await inTime(settle(), false)',
    tests: [SAFETY],
  },
  {
    name: 'copies without colour that is being poured',
    file: 'renderer/editor/settling.ts',
    find: 'await inTime(finished(), undefined)\n',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'lets go of marks that are not saved',
    file: 'renderer/editor/panelMarks.ts',
    find: "if (reads > 0 || saving.state() !== 'saved') return",
    replace: 'if (reads > 0) return',
    tests: [MARKS, 'tests/host/marksLetGo.test.ts'],
  },
  {
    name: 'takes the changes of another film for its own',
    file: 'renderer/editor/news.ts',
    find: 'if (event.project === project) arrivals.heard(event.change)',
    replace: 'arrivals.heard(event.change)',
    tests: [SAFETY],
  },
  {
    name: 'shows marks as they were before another window changed them',
    file: 'renderer/editor/panelMarks.ts',
    find: 'if (!placed) return fetchMarks(panelId)',
    replace: 'if (!placed) return true',
    tests: [MARKS, TWO],
  },
  {
    name: 'forgets the marks that a restored version was put over',
    file: 'renderer/editor/steps.ts',
    find: 'held.filter((mark) => !rowOf(film.board().mark, mark.id))',
    replace: 'held.filter((mark) => mark.id === undefined)',
    tests: [MARKS, 'tests/host/versions.test.ts'],
  },
  {
    name: 'stays on a panel that another window took away',
    file: 'renderer/editor/news.ts',
    find: 'session.keepValid(film.board())\n    film.tell(diff)',
    replace: 'film.tell(diff)',
    tests: [SAFETY],
  },
  {
    name: 'shows a panel as it was before another window drew on it',
    file: 'renderer/editor/news.ts',
    find: 'bump(panels)\n',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'keeps quiet about marks that could not be read',
    file: 'renderer/editor/panelMarks.ts',
    find: 'say(answer.failure)\n      return false',
    replace: 'return true',
    tests: [MARKS],
  },
]

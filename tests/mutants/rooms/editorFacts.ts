import type { Mutation } from '../mutation.ts'

const SAFETY = 'tests/host/windowSafety.test.ts'
const MARKS = 'tests/host/windowMarks.test.ts'
const TWO = 'tests/host/twoWindows.test.ts'

const LOADS = 'renderer/editor/markLoads.ts'
const LOADS_TEST = 'renderer/editor/markLoads.test.ts'
export const LOADED: readonly Mutation[] = [
  {
    name: 'brings erased marks back as they are read',
    file: LOADS,
    find: 'read.gone.has(mark.id) || rowOf(next.mark, mark.id)',
    replace: 'rowOf(next.mark, mark.id)',
    tests: [LOADS_TEST],
  },
  {
    name: 'puts old marks over newer ones as they are read',
    file: LOADS,
    find: 'read.gone.has(mark.id) || rowOf(next.mark, mark.id)',
    replace: 'read.gone.has(mark.id)',
    tests: [LOADS_TEST],
  },
  {
    name: 'takes a layer that undo brings back for an empty one',
    file: LOADS,
    find: 'if (made && change.table',
    replace: 'if (change.table',
    tests: [LOADS_TEST],
  },
  {
    name: 'brings back marks that another window erased as they were read',
    file: LOADS,
    find: 'if (!isHere) for (const { gone } of underWay) gone.add(write.id)',
    replace: '',
    tests: [MARKS],
  },
  {
    name: 'keeps a read that another window changed meanwhile',
    file: LOADS,
    find: 'for (const read of underWay) read.stale = true',
    replace: '',
    tests: [MARKS, TWO],
  },
  {
    name: 'lets go of marks that undo needs',
    file: LOADS,
    find: 'for (const inkId of changedInks(history)) kept.add(inkId)',
    replace: '',
    tests: [LOADS_TEST, 'tests/host/marksLetGo.test.ts'],
  },
]

const JOBS = 'renderer/editor/jobs.ts'
const LOST = 'renderer/editor/lostPictures.ts'
const TROUBLE = 'renderer/editor/filmTrouble.ts'
const SESSION = 'renderer/editor/session.ts'
const RULE = 'renderer/editor/fieldRule.ts'
const FACTS = 'renderer/editor/hostFacts.test.ts'
const SESSION_TEST = 'renderer/editor/session.test.ts'
const RULE_TEST = 'renderer/editor/fieldRule.test.ts'
export const FACTS_AND_PLACE: readonly Mutation[] = [
  {
    name: 'shows a take as under way that is done',
    file: JOBS,
    find: 'merged(merged(state().jobs, list.value.jobs), newer.jobs)',
    replace: 'merged(state().jobs, list.value.jobs)',
    tests: [FACTS],
  },
  {
    name: 'shows less as spent than was spent',
    file: JOBS,
    find: 'newer.spend ?? (spend.ok ? spend.value : state().spend)',
    replace: 'spend.ok ? spend.value : state().spend',
    tests: [FACTS],
  },
  {
    name: 'puts a job back to how it was when it was asked for',
    file: JOBS,
    find: '!state().jobs.some((known) => known.id === job.id)',
    replace: 'job.id !== ""',
    tests: [FACTS],
  },
  {
    name: 'shows the jobs of another film',
    file: JOBS,
    find: 'if (event.project !== project) return\n    told',
    replace: 'told',
    tests: [FACTS],
  },
  {
    name: 'calls a take over that is being saved',
    file: JOBS,
    find: " || job.state === 'saving'",
    replace: '',
    tests: [FACTS],
  },
  {
    name: 'crosses out the pictures of another film',
    file: LOST,
    find: 'if (event.project === project) know(event.lost)',
    replace: 'know(event.lost)',
    tests: [FACTS],
  },
  {
    name: 'leaves a picture crossed out that is there again',
    file: LOST,
    find: '[...byId.keys(), ...next.keys()]',
    replace: '[...next.keys()]',
    tests: [FACTS],
  },
  {
    name: 'does not try to save once the film is back in its place',
    file: TROUBLE,
    find: 'if (before && !trouble) better()',
    replace: '',
    tests: [FACTS, SAFETY],
  },
  {
    name: 'lets an old answer hide that the film is well again',
    file: TROUBLE,
    find: 'answer.ok && !heard && answer.value.trouble',
    replace: 'answer.ok && answer.value.trouble',
    tests: [FACTS],
  },
  {
    name: 'calls a save failed that a backup program held up for a moment',
    file: 'renderer/editor/patience.ts',
    find: "if (answer.ok || answer.failure.kind !== 'busy') return answer",
    replace: 'return answer',
    tests: [SAFETY],
  },
  {
    name: 'keeps a shot selected that is gone',
    file: SESSION,
    find: 'const kept = state.shotIds.filter((id) => shotOf(board, id))',
    replace: 'const kept = state.shotIds.filter((id) => id !== "")',
    tests: [SESSION_TEST],
  },
  {
    name: 'goes on drawing, on another panel than the one that is gone',
    file: SESSION,
    find: 'drawing: state.drawing && panelId === state.panelId && panelId !== null',
    replace: 'drawing: state.drawing',
    tests: [SESSION_TEST],
  },
  {
    name: 'makes a take for the panel of another shot than the selected one',
    file: SESSION,
    find: 'named && named.shotId === last ? named.id : first',
    replace: 'named ? named.id : first',
    tests: [SESSION_TEST],
  },
  {
    name: 'undoes what is out of sight',
    file: 'renderer/editor/undoing/sight.ts',
    find: "spots.some(sight.sees) ? 'do' : 'go'\n}",
    replace: "spots.some(sight.sees) ? 'do' : 'do'\n}",
    tests: ['renderer/editor/undoing/stepping.test.ts'],
  },
  {
    name: 'leads there for ever where nothing of a step can be shown',
    file: 'renderer/editor/undoing/sight.ts',
    find: 'arrived.times >= TRIES || spots.some(sight.sees)',
    replace: 'spots.some(sight.sees)',
    tests: ['renderer/editor/undoing/stepping.test.ts'],
  },
  {
    name: 'takes what AltGr types for a command',
    file: 'shared/commands/keyPress.ts',
    find: "press.getModifierState?.('AltGraph') === true || (press.ctrlKey && press.altKey)",
    replace: 'false',
    tests: ['tests/keyboards.test.ts'],
  },
  {
    name: 'knows no command on a keyboard without Latin letters',
    file: 'shared/commands/keyPress.ts',
    find: 'return option || !LATIN_LETTERS.test(typed)',
    replace: 'return option',
    tests: ['tests/keyboards.test.ts'],
  },
  {
    name: 'draws on the layer of the panel that was left',
    file: SESSION,
    find: "return left.get(next ?? '') ?? { layerId: null, markIds: [] }",
    replace: "return left.get(next ?? '') ?? { markIds: [] }",
    tests: [SESSION_TEST],
  },
  {
    name: 'refuses words that fit once they are tidied',
    file: RULE,
    find: '[field]: tidy(text)',
    replace: '[field]: text',
    tests: [RULE_TEST],
  },
  {
    name: 'takes anything that is typed into a shot',
    file: RULE,
    find: "return 'refusal' in wrote ? heldSentence(wrote.refusal) : null",
    replace: "return 'refusal' in wrote && text === '' ? heldSentence(wrote.refusal) : null",
    tests: [RULE_TEST],
  },
]

import type { Mutation, Room } from '../mutation.ts'
import { NAMED } from './scriptNames.ts'
import { WORDS } from './scriptWords.ts'

const script = (name: string): string => `shared/script/${name}.ts`
const breakdown = (name: string): string => `shared/breakdown/${name}.ts`
const PLAN = breakdown('planImport.test')
const MATCHING = breakdown('matchScenes.test')
const REMAPPING = breakdown('remapCovers.test')
const LINING = breakdown('lining.test')
const BREAKDOWN = breakdown('breakDown.test')
const AGAIN = 'tests/host/reimport.test.ts'
const PAGES = script('paginate.test')
const FOUNTAIN = script('fountain/readFountain.test')
const NUMBERS = 'shared/document/numbers.test.ts'
const SHOOTING = 'shared/document/shooting.test.ts'

const READING: readonly Mutation[] = [
  {
    name: 'reads a script of UTF-16 backwards',
    file: script('decodeText'),
    find: 'fromUtf16(bytes, 2, true)',
    replace: 'fromUtf16(bytes, 2, false)',
    tests: [script('decodeText.test')],
  },
  {
    name: 'takes letters of Windows for broken UTF-8',
    file: script('decodeText'),
    find: 'return foreignText(bytes) ?? fromWindows(bytes, 0)',
    replace: "return foreignText(bytes) ?? ''",
    tests: [script('decodeText.test')],
  },
  {
    name: 'leaves a heading alone at the foot of a page',
    file: script('paginate'),
    find: 'Math.min(block.height + next.before + below, LINES_A_PAGE)',
    replace: 'Math.min(block.height, LINES_A_PAGE) + 0 * below',
    tests: [PAGES],
  },
  {
    name: 'counts a page that ends early as a whole one',
    file: script('paginate'),
    find: 'rows: early ? this.row : LINES_A_PAGE',
    replace: 'rows: LINES_A_PAGE',
    tests: [PAGES, BREAKDOWN],
  },
  {
    name: 'parts a speech behind its parenthetical',
    file: script('paginate'),
    find: " && lines[split - 1]!.kind !== 'parenthetical'",
    replace: '',
    tests: [PAGES],
  },
  {
    name: 'makes a second cast member of a voice off screen',
    file: breakdown('cueNames'),
    find: 'if (ROLE.test(inside)) kept',
    replace: 'if (inside) kept',
    tests: [BREAKDOWN, FOUNTAIN],
  },
  {
    name: 'makes a cast card of ALL',
    file: breakdown('castOf'),
    find: "if (everyone || whole === '') return []",
    replace: "if (whole === '') return []",
    tests: [BREAKDOWN],
  },
  {
    name: 'gives a scene no length',
    file: breakdown('sceneLengths'),
    find: 'Math.max(1, marks',
    replace: 'Math.min(1, marks',
    tests: [BREAKDOWN],
  },
]

const IMPORT: readonly Mutation[] = [
  {
    name: 'removes a scene that has drawings',
    file: breakdown('planImport'),
    find: "(chosen !== 'remove' || empty)",
    replace: '(chosen !== null)',
    tests: [PLAN],
  },
  {
    name: 'takes a scene of which nobody knows what is drawn for an empty one',
    file: breakdown('isEmptyScene'),
    find: '&& !isDrawn(ink)',
    replace: '',
    tests: [PLAN, 'tests/host/importScript.test.ts'],
  },
  {
    name: 'omits a scene that no script ever had',
    file: breakdown('planImport'),
    find: "scene.script === null ? 'keep' : 'omit'",
    replace: "'omit'",
    tests: [PLAN],
  },
  {
    name: 'gives the number of an omitted scene to a second one',
    file: breakdown('planImport'),
    find: "const clashes = scene.number !== null && taken.has(scene.number) && fate !== 'remove'",
    replace: 'const clashes = scene.number !== null && taken.size < 0',
    tests: [PLAN],
  },
  {
    name: 'keeps a drawing with a number rather than with its text',
    file: breakdown('matchScenes'),
    find: '0.7 * likeness + (sameHeading ? 0.2 : 0) + (sameNumber ? 0.1 : 0)',
    replace: '0.1 * likeness + (sameHeading ? 0.2 : 0) + (sameNumber ? 0.7 : 0)',
    tests: [PLAN, MATCHING],
  },
  {
    name: 'matches a scene whose text has nothing of the old one',
    file: breakdown('matchScenes'),
    find: 'if (likeness < (beside ? BESIDE : ALONE)) return null',
    replace: 'if (likeness < (beside ? 0 : ALONE)) return null',
    tests: [PLAN, AGAIN],
  },
  {
    name: 'gives one scene of the film to two of the script',
    file: breakdown('matchScenes'),
    find: 'live = live.filter(({ film, script }) => !films.has(film) && !scripts.has(script))',
    replace: 'live = live.filter(({ script }) => !scripts.has(script))',
    tests: [PLAN, MATCHING],
  },
  {
    name: 'takes back what was changed in the film since the last draft',
    file: breakdown('planScenes'),
    find: 'before === null || before[key] !== said[key]',
    replace: 'before === null || key in before',
    tests: [PLAN],
  },
  {
    name: 'gives two scenes the number that a script uses twice',
    file: breakdown('planScenes'),
    find: "return why === null ? number : ''",
    replace: 'return number',
    tests: [PLAN],
  },
  {
    name: 'forgets the number that a scene had in the draft before',
    file: breakdown('applyImport'),
    find: 'return rememberFormer(start, board)',
    replace: 'return board',
    tests: [PLAN, NUMBERS],
  },
  {
    name: 'follows a line over text that another line has moved away from',
    file: breakdown('remapCovers'),
    find: "kind !== 'heading' && !known.has(before.element + 1 + at)",
    replace: "kind !== 'heading' && known.has(before.element + 1 + at) !== null",
    tests: [PLAN, REMAPPING],
  },
  {
    name: 'does not say which covered text is gone',
    file: breakdown('remapCovers'),
    find: 'if (to === null) lost.push(textIn(old, piece))',
    replace: '',
    tests: [PLAN, AGAIN],
  },
]

const LINED: readonly Mutation[] = [
  {
    name: 'overwrites an action that a hand has changed',
    file: breakdown('lining'),
    find: 'action: shot.action === before.action ? now.action : shot.action',
    replace: 'action: now.action',
    tests: [LINING],
  },
  {
    name: 'takes cast out that a hand put in',
    file: breakdown('lining'),
    find: 'shot.castIds.filter((id) => !before.castIds.includes(id) || now.castIds.includes(id))',
    replace: 'shot.castIds.filter((id) => now.castIds.includes(id))',
    tests: [LINING],
  },
  {
    name: 'loses the lines of the second of two shots that become one',
    file: breakdown('lining'),
    find: '.reduce(joined)\n',
    replace: '.reduce((first) => first)\n',
    tests: [LINING],
  },
  {
    name: 'says that text has a shot that has none',
    file: breakdown('coverage'),
    find: 'covered[at] === 0 && needsCover(lines[at]!)',
    replace: 'covered[at] === 2 && needsCover(lines[at]!)',
    tests: [LINING],
  },
  {
    name: 'lays two lines over each other',
    file: breakdown('coverage'),
    find: 'end + 1 < first',
    replace: 'end - 8 < first',
    tests: [LINING],
  },
]

const NUMBERED: readonly Mutation[] = [
  {
    name: 'gives two shots one number',
    file: 'shared/document/commands/numbers.ts',
    find: '[...shown].find(([, each]) => numberKey(each) === number)?.[0]',
    replace: '[...shown].find(([, each]) => numberKey(each) === `${number} `)?.[0]',
    tests: [NUMBERS],
  },
  {
    name: 'changes a number that is locked',
    file: 'shared/document/commands/numbers.ts',
    find: 'if (locked !== null)\n',
    replace: "if (locked === '')\n",
    tests: [NUMBERS],
  },
  {
    name: 'gives a new shot the number of one that was deleted after the lock',
    file: 'shared/document/commands/numbers.ts',
    find: '[...retired, numberKey(number)].slice(-LIMITS.retiredNumbers)',
    replace: 'retired.slice(-LIMITS.retiredNumbers)',
    tests: [NUMBERS],
  },
  {
    name: 'forgets the number that a shot had',
    file: 'shared/document/commands/numbers.ts',
    find: 'formerNumbers: former.slice(-LIMITS.formerNumbers)',
    replace: 'formerNumbers: former.slice(0, -1)',
    tests: [NUMBERS],
  },
  {
    name: 'counts cut shots among those of a day',
    file: 'shared/document/shooting.ts',
    find: 'shots.filter((shot) => !isCut(shot))',
    replace: 'shots.filter((shot) => isCut(shot) || !isCut(shot))',
    tests: [SHOOTING],
  },
  {
    name: 'changes the order of the story with that of the day',
    file: 'shared/document/shooting.ts',
    find: 'a.shootOrder < b.shootOrder ? -1 : 1',
    replace: 'a.order < b.order ? -1 : 1',
    tests: [SHOOTING],
  },
]

export const SCRIPT_ROOM: Room = {
  name: 'script',
  mutations: [...READING, ...IMPORT, ...LINED, ...NUMBERED, ...NAMED, ...WORDS],
}

import type { Room } from '../mutation.ts'
import { DOCUMENT_PLACES } from './documentPlaces.ts'
import { DOCUMENT_TRASH } from './documentTrash.ts'
import { DOCUMENT_VERSIONS } from './documentVersions.ts'

const at = (name: string): string => `shared/document/${name}.ts`
const test = (name: string): string => `shared/document/${name}.test.ts`
const HISTORY = test('history')
const LAYERS = 'shared/compositing/layerKinds.test.ts'

export const DOCUMENT_ROOM: Room = {
  name: 'shared/document',
  mutations: [
    ...DOCUMENT_PLACES,
    ...DOCUMENT_VERSIONS,
    ...DOCUMENT_TRASH,
    {
      name: 'loses the colours that a film had before it had palettes',
      file: at('migrations/0007-palettes'),
      find: 'return colored ? {',
      replace: 'return !colored ? {',
      tests: [test('commands/palettes')],
    },
    {
      name: 'puts a colour into another palette',
      file: at('commands/palettes'),
      find: 'find((each) => each.id === id)',
      replace: 'find((each) => each.id !== id)',
      tests: [test('commands/palettes')],
    },
    {
      name: 'redoes over what was done since',
      file: at('history'),
      find: 'if (!depends(step)) kept.push(step)',
      replace: 'if (step || depends(step)) kept.push(step)',
      tests: [HISTORY],
    },
    {
      name: 'makes an undo step of what the artist did not do',
      file: at('history'),
      find: 'return board === history.board ? history : { ...history, board }',
      replace:
        "return board === history.board ? history : { ...history, board, done: [...history.done, { name: '', diff: diffBoards(history.board, board) }] }",
      tests: [HISTORY],
    },
    {
      name: 'keeps a change on the screen that can never be saved',
      file: at('history'),
      find: 'if (refusal) return { history, diff: [], name, refusal }\n  const made',
      replace: 'const made',
      tests: [HISTORY, test('refusal')],
    },
    {
      name: 'undoes with a step what arrived since',
      file: at('diff'),
      find: 'rows.set(id, withFields(current, fields))',
      replace: 'rows.set(id, after)',
      tests: [test('diff'), HISTORY],
    },
    {
      name: 'brings half a row back that is gone',
      file: at('diff'),
      find: 'const fields = current && fieldsBetween',
      replace: 'const fields = fieldsBetween',
      tests: [test('diff'), HISTORY],
    },
    {
      name: 'saves a cleared field as it was',
      file: at('rowWrite'),
      find: 'for (const key of unset) delete next[key]',
      replace: '',
      tests: [test('rowWrite'), test('diff'), test('commands.property')],
    },
    {
      name: 'loses a field of two changes that travel together',
      file: at('rowWrite'),
      find: 'set: { ...set, ...then.set }',
      replace: 'set: then.set',
      tests: [test('rowWrite'), 'tests/host/twoWindows.test.ts'],
    },
    {
      name: 'brings a field back that was cleared after it was set',
      file: at('rowWrite'),
      find: '.filter(([key]) => !then.unset.includes(key)))',
      replace: '.filter(([key]) => key !== ""))',
      tests: [test('rowWrite')],
    },
    {
      name: 'lets another window take back a field that is being typed',
      file: at('rowWrite'),
      find: 'Object.entries(theirs.set).filter(([key]) => !own.has(key))',
      replace: 'Object.entries(theirs.set)',
      tests: [test('rowWrite'), 'tests/host/twoWindows.test.ts'],
    },
    {
      name: 'draws on a locked layer',
      file: at('commands/layers'),
      find: 'if (!layer || layer.locked || !holdsMarks(layer)) return board',
      replace: 'if (!layer || !holdsMarks(layer)) return board',
      tests: [test('commands/marks'), LAYERS],
    },
    {
      name: 'erases on a locked layer',
      file: at('commands/layers'),
      find: 'if (!mark || layerOfMark(board, mark)?.locked) return board',
      replace: 'if (!mark) return board',
      tests: [test('commands/marks'), LAYERS],
    },
    {
      name: 'copies a shared background instead of sharing it',
      file: at('commands/sharedLayers'),
      find: 'visible: true, sharedFrom: inkId }',
      replace: 'visible: true, sharedFrom: null }',
      tests: [test('commands/layerStack'), 'tests/host/sharedLayers.test.ts'],
    },
    {
      name: 'takes the drawing of every panel that shares a layer when one is parted',
      file: at('commands/sharedLayers'),
      find: "const layerId = layer.sharedFrom === null ? newId('layer') : id",
      replace: 'const layerId = id',
      tests: [test('commands/layerStack')],
    },
    {
      name: 'loses the last panels of a shot that is split',
      file: at('commands/splitMerge'),
      find: 'return panels.slice(at).reduce(',
      replace: 'return panels.slice(at, -1).reduce(',
      tests: [test('commands/splitMerge')],
    },
    {
      name: 'loses what the second of two merged shots said',
      file: at('commands/splitMerge'),
      find: '[...new Set(parts)].filter(Boolean).join',
      replace: 'parts.slice(0, 1).filter(Boolean).join',
      tests: [test('commands/splitMerge')],
    },
    {
      name: 'moves shots to another place than where they were dropped',
      file: at('commands/shots'),
      find: 'const keys = keysAt(staying, at, moving.length)',
      replace: 'const keys = keysAt(staying, at + 1, moving.length)',
      tests: [test('commands/structure')],
    },
    {
      name: 'copies a panel without its drawing',
      file: at('commands/duplicate'),
      find: "(marked, mark) => put(marked, 'mark', { ...mark, id: newId('mark'), layerId })",
      replace: '(marked, mark) => (mark.id ? marked : marked)',
      tests: [test('commands/structure'), test('commands/layerStack')],
    },
    {
      name: 'moves marks back to where they were drawn when they are moved again',
      file: at('commands/marks'),
      find: 'transform: composed(matrix, mark.transform)',
      replace: 'transform: composed(matrix, null)',
      tests: [test('commands/marks')],
    },
    {
      name: 'gives a look more pictures than can be saved',
      file: 'shared/document/commands/looks.ts',
      find: 'return all.slice(0, LIMITS.cardPictures)',
      replace: 'return all',
      tests: ['shared/document/commands/looks.test.ts'],
    },
    {
      name: 'goes on sharing a copy of a shared picture',
      file: 'shared/document/commands/pictures.ts',
      find: '    locked: false,\n    sharedFrom: null,',
      replace: '    locked: false,',
      tests: ['shared/document/commands/layerStack.test.ts'],
    },
    {
      name: 'renumbers scenes where only shots were meant',
      file: 'shared/document/commands/renumber.ts',
      find: "if (scope === 'film') bare = patch(bare, 'scene'",
      replace: "if (scope !== 'film') bare = patch(bare, 'scene'",
      tests: ['shared/document/numbers.test.ts'],
    },
    {
      name: 'covers the same lines with both shots of a split',
      file: 'shared/document/commands/splitMerge.ts',
      find: 'covers: null,',
      replace: '',
      tests: ['shared/document/commands/splitMerge.test.ts'],
    },
  ],
}

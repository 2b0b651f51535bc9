import type { Mutation, Room } from '../mutation.ts'
import { EDITOR_ACTIONS } from './editorActions.ts'
import { FILM } from './editorFilm.ts'
import { FACTS_AND_PLACE, LOADED } from './editorFacts.ts'
import { EDITOR_STEPS } from './editorSteps.ts'
import { EDITOR_WAYS } from './editorWays.ts'

const SAFETY = 'tests/host/windowSafety.test.ts'
const TWO = 'tests/host/twoWindows.test.ts'
const SAVING_TEST = 'renderer/editor/saving.test.ts'

const SAVING = 'renderer/editor/saving.ts'
const saving: readonly Mutation[] = [
  {
    name: 'says Saved after a save that failed',
    file: SAVING,
    find: "(isHeld() ? 'held' : 'saved') : 'failed'",
    replace: "(isHeld() ? 'held' : 'saved') : 'saved'",
    tests: [SAVING_TEST, SAFETY],
  },
  {
    name: 'forgets what a failed save held',
    file: SAVING,
    find: 'ended(false)',
    replace: 'queue.arrived([], number)\n        ended(false)',
    tests: [SAVING_TEST, SAFETY],
  },
  {
    name: 'says Saved of rows that were refused',
    file: SAVING,
    find: "(isHeld() ? 'held' : 'saved')",
    replace: "'saved'",
    tests: [SAVING_TEST],
  },
  {
    name: 'lets a window go over rows that were refused',
    file: SAVING,
    find: '&& !isHeld()',
    replace: '',
    tests: [SAVING_TEST],
  },
  {
    name: 'lets a window go before a slow disk has answered',
    file: SAVING,
    find: '() => done(false), PATIENCE_MS',
    replace: '() => done(true), PATIENCE_MS',
    tests: [SAVING_TEST],
  },
  {
    name: 'loses what a refused row held, where it changed again on its way',
    file: 'renderer/editor/rowQueue.ts',
    find: 'pending.set(key, combineWrites(write, newer))',
    replace: 'pending.set(key, newer)',
    tests: [SAVING_TEST, SAFETY],
  },
  {
    name: 'counts a copy as whole that lacks the last change',
    file: SAVING,
    find: 'if (asOf !== changes) return',
    replace: '',
    tests: [SAVING_TEST],
  },
  {
    name: 'goes on counting a copy as whole after a change',
    file: SAVING,
    find: 'changes += 1\n      copy = null',
    replace: 'changes += 1',
    tests: [SAVING_TEST],
  },
  {
    name: 'leaves what is on its way out of a copy',
    file: 'renderer/editor/rowQueue.ts',
    find: '[...heldRows(), ...sent.values(), ...pending.values()]',
    replace: '[...refusedRows, ...pending.values()]',
    tests: [SAVING_TEST],
  },
  {
    name: 'sends children before what they hang under',
    file: 'renderer/editor/rowQueue.ts',
    find: '[...pending].toSorted(parentsFirst)',
    replace: '[...pending]',
    tests: [SAVING_TEST, SAFETY],
  },
  {
    name: 'says Saved where the way to the host broke',
    file: SAVING,
    find: '.catch(() => null)',
    replace: '.catch(() => [])',
    tests: [SAVING_TEST],
  },
  {
    name: 'drops all of a step that is larger than one save',
    file: 'renderer/editor/rowQueue.ts',
    find: 'for (const key of sent.keys()) pending.delete(key)',
    replace: 'pending = new Map()',
    tests: [SAVING_TEST],
  },
  {
    name: 'drops refused rows when asked to try again',
    file: 'renderer/editor/rowQueue.ts',
    find: 'pending = oneForEachRow(unsent())',
    replace: 'pending = new Map(pending)',
    tests: [SAVING_TEST],
  },
  {
    name: 'sends a change again as if it were another',
    file: 'renderer/editor/rowQueue.ts',
    find: 'if (sent.size === 0) {',
    replace: 'if (sent.size > 0) number += 1\n      else {',
    tests: [SAFETY, TWO],
  },
]

const ARRIVALS = 'renderer/editor/arrivals.ts'
const arrivals: readonly Mutation[] = [
  {
    name: 'lets another window take back what this one has not sent yet',
    file: ARRIVALS,
    find: 'remainderUnder(write, ours.get(key)) ?? []',
    replace: '(key === "" ? [] : [write])',
    tests: [SAFETY, TWO],
  },
  {
    name: 'takes changes of other windows in the order in which they happen to come',
    file: ARRIVALS,
    find: 'early.set(change.order, change)\n',
    replace: 'return take(change)\n',
    tests: [SAFETY, TWO],
  },
  {
    name: 'never asks for a change that was lost on its way',
    file: ARRIVALS,
    find: 'timer ??= setTimeout(() => void catchUp(), PATIENCE_MS)',
    replace: '',
    tests: [SAFETY],
  },
  {
    name: 'goes on in silence where it can no longer follow the film',
    file: ARRIVALS,
    find: 'return parts.lost()',
    replace: 'return',
    tests: [SAFETY],
  },
  {
    name: 'keeps on the screen what the host had to take away',
    file: ARRIVALS,
    find: 'also: [...also]',
    replace: 'also: also.slice(0, 0)',
    tests: [SAFETY, TWO],
  },
  {
    name: 'hides for ever what others do to a row that was changed here',
    file: ARRIVALS,
    find: 'for (const number of unplaced.keys()) if (number <= from.number) unplaced.delete(number)',
    replace: '',
    tests: [SAFETY, TWO],
  },
  {
    name: 'hides what others do to a row whose save was answered late',
    file: ARRIVALS,
    find: 'if (number > placed) unplaced.set(number, writes)',
    replace: 'unplaced.set(number, writes)',
    tests: [SAFETY, TWO],
  },
]

export const EDITOR_ROOM: Room = {
  name: 'renderer/editor',
  mutations: [
    ...saving,
    ...arrivals,
    ...FILM,
    ...LOADED,
    ...FACTS_AND_PLACE,
    ...EDITOR_ACTIONS,
    ...EDITOR_STEPS,
    ...EDITOR_WAYS,
  ],
}

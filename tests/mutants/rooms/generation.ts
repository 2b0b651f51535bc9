import type { Mutation, Room } from '../mutation.ts'
import { CHECKS } from './generationChecks.ts'

const host = (name: string): string => `tests/host/${name}.test.ts`
const file = (name: string): string => `electron/host/generation/${name}.ts`
const KEPT = [host('keptAnswers'), host('killedOnTheWay')]

const paid: readonly Mutation[] = [
  {
    name: 'asks again, and pays twice, for what broke off',
    file: file('retry'),
    find: "failure.kind === 'rate-limited' ||",
    replace: "failure.kind === 'rate-limited' || failure.kind === 'broke-off' ||",
    tests: [host('keptAnswers'), host('modelFaults')],
  },
  {
    name: 'asks again after a gateway gave up waiting',
    file: file('retry'),
    find: 'const STATUSES = [500, 503]',
    replace: 'const STATUSES = [500, 502, 503, 504]',
    tests: [host('generationFailures'), host('modelFaults')],
  },
  {
    name: 'sends a request that stands in no ledger',
    file: file('runJob'),
    find: 'if (unwritten) return fail(unwritten)',
    replace: '',
    tests: [host('generationEnds'), host('generationQueue')],
  },
  {
    name: 'drops the part of an answer that came before it broke off',
    file: file('wire'),
    find: 'if (arrived && bytes.byteLength > 0)',
    replace: 'if (arrived && came.whole && bytes.byteLength > 0)',
    tests: KEPT,
  },
  {
    name: 'lets go of the answer that was cut in two',
    file: file('runJob'),
    find: "['bad-answer', 'broke-off', 'timed-out', 'cancelled', 'fault']",
    replace: "['bad-answer', 'timed-out', 'cancelled', 'fault']",
    tests: KEPT,
  },
  {
    name: 'drops a paid picture that could not be taken in with the others',
    file: file('runJob'),
    find: 'if (file !== null && saved.value.all) await deleteAnswers([file])',
    replace: 'if (file !== null) await deleteAnswers([file])',
    tests: [...KEPT, host('oddAnswers')],
  },
  {
    name: 'takes only the last picture of an answer',
    file: file('saveTake'),
    find: 'if (set) takes.push({ id: arrived.moreIds[index]!, ...set })',
    replace: 'if (set && index < 0) takes.push({ id: arrived.moreIds[index]!, ...set })',
    tests: [host('oddAnswers'), host('generationQueue')],
  },
  {
    name: 'gives a take the number of one that was deleted',
    file: file('saveTake'),
    find: 'Math.max(open.store.highestTakeNumber(panelId), ...before.map((each) => each.number))',
    replace: 'Math.max(0, ...before.map((each) => each.number))',
    tests: [host('generationQueue'), host('generationPictures')],
  },
  {
    name: 'hides a take as it comes home',
    file: file('saveTake'),
    find: 'struck: false,',
    replace: 'struck: true,',
    tests: [host('generationQueue')],
  },
  {
    name: 'counts the cost of one answer for each of its pictures',
    file: file('saveTake'),
    find: '...(id === arrived.takeId ? {} : { usage: null, estimateUsd: 0, actualUsd: 0 }),',
    replace: '',
    tests: [host('oddAnswers'), host('generationQueue')],
  },
  {
    name: 'does not say on a take that its answer broke off',
    file: file('saveTake'),
    find: "arrived.picture.cut ? CUT : ''",
    replace: "arrived.picture.cut ? '' : ''",
    tests: KEPT,
  },
  {
    name: 'takes an answer in that a job still waits for',
    file: file('adoptAnswers'),
    find: '!isOver(job) || ',
    replace: '',
    tests: KEPT,
  },
  {
    name: 'makes two takes of one answer after a kill',
    file: file('adoptAnswers'),
    find: 'const known = takeOfJob(adopting, job, picture)',
    replace: 'const known = takeOfJob(adopting, { ...job, panelId: "" as never }, picture)',
    tests: KEPT,
  },
  {
    name: 'lets go of an answer that holds more than was understood',
    file: file('adoptAnswers'),
    find: 'if (picture.rest) return\n',
    replace: '',
    tests: [...KEPT, host('oddAnswers')],
  },
  {
    name: 'lets go of an answer whose picture is not in the film',
    file: file('adoptAnswers'),
    find: 'if (!kept) return\n',
    replace: '',
    tests: KEPT,
  },
  {
    name: 'calls free what a crash left out at the service',
    file: file('projectJobs'),
    find: "{ kind: 'interrupted', mayBeBilled: left }",
    replace: "{ kind: 'interrupted', mayBeBilled: false }",
    tests: [host('generationEnds'), host('keptAnswers'), host('generationQueue')],
  },
  {
    name: 'cancels what waits to be asked again when the AI policy is turned off',
    file: file('runJob'),
    find: 'running.signal.reason === BY_POLICY',
    replace: 'running.signal.reason === null',
    tests: [host('policyParks')],
  },
  {
    name: 'passes the cap of a film',
    file: file('runJob'),
    find: 'spentUsd + estimateUsd > capUsd + 1e-9',
    replace: 'spentUsd > capUsd + 1e-9',
    tests: [host('generationQueue'), host('generationEnds')],
  },
  {
    name: 'sends what was cancelled',
    file: file('queue'),
    find: 'lane.waiting.splice(at, 1)\n',
    replace: '',
    tests: [host('generationEnds')],
    survives: 'a job that is cancelled can’t become one that is sent: the ledger refuses the step',
  },
  {
    name: 'sends new requests while the app is being left',
    file: file('lanes'),
    find: 'while (!lane.released && !lane.holding &&',
    replace: 'while (!lane.released &&',
    tests: [host('leaving')],
  },
]

const leaving: readonly Mutation[] = [
  {
    name: 'lets a library send one request more than was paid for',
    file: file('wire'),
    find: 'if (out >= most)',
    replace: 'if (out > most)',
    tests: [host('oneRequest')],
  },
  {
    name: 'sends the key to another server than the approved one',
    file: file('wire'),
    find: 'if (origin === null || originOf(url.href) !== origin)',
    replace: 'if (origin === null)',
    tests: ['electron/host/generation/wire.test.ts'],
  },
  {
    name: 'keeps the key in an answer on the disk',
    file: file('wire'),
    find: 'const clean = without === text ? bytes : Buffer.from(without, encoding)',
    replace: 'const clean = bytes',
    tests: [host('keptAnswers'), host('generationFailures')],
  },
  {
    name: 'looks for the key only beside the pictures of an answer',
    file: file('wire'),
    find: '[...light.pictures.values()].every(({ base64 }) => !mayHold(base64))',
    replace: '[...light.pictures.values()].every(() => true)',
    tests: [
      host('keptAnswers'),
      host('generationFailures'),
      host('canaryKey'),
      file('wire').replace('.ts', '.test.ts'),
    ],
  },
  {
    name: 'keeps headers that let someone in',
    file: file('wire'),
    find: 'if (SECRET.test(name)) continue',
    replace: '',
    tests: [host('keptAnswers'), host('generationFailures')],
  },
  {
    name: 'sends what a camera wrote into a reference picture',
    file: 'electron/host/paint/remakePicture.ts',
    find: '|| !isPlainPicture(bytes)) return false',
    replace: ') return false',
    tests: [host('generationPictures')],
  },
  {
    name: 'sends the camera’s frames to the model',
    file: 'electron/host/paint/shownKinds.ts',
    find: "sketch: new Set(['drawing', 'picture']),",
    replace: "sketch: new Set(['drawing', 'picture', 'camera']),",
    tests: ['electron/host/paint/panelRenderer.test.ts', host('generationPictures')],
  },
  {
    name: 'sends an earlier take to the model as if it were drawn',
    file: 'electron/host/paint/shownKinds.ts',
    find: "sketch: new Set(['drawing', 'picture']),",
    replace: "sketch: new Set(['drawing', 'picture', 'take']),",
    tests: ['electron/host/paint/panelRenderer.test.ts', host('generationPictures')],
  },
  {
    name: 'sends a drawing without the picture that it was drawn over',
    file: file('sketchOf'),
    find: 'if (missing) return fail(missing)',
    replace: '',
    tests: [host('missingPictures')],
  },
]

const pacing: readonly Mutation[] = [
  {
    name: 'waits for hours where a service asks for hours',
    file: 'electron/host/generation/retry.ts',
    find: 'wait > rules.mostWaitMs ? null',
    replace: 'wait < rules.firstWaitMs ? null',
    tests: ['electron/host/generation/retry.test.ts'],
  },
  {
    name: 'asks a service again before it wants to be asked',
    file: 'electron/host/generation/retry.ts',
    find: 'failure.waitSeconds ?? 0) * 1000',
    replace: 'failure.waitSeconds ?? 0) * 100',
    tests: ['electron/host/generation/retry.test.ts'],
  },
  {
    name: 'asks as much of a service that is overrun',
    file: 'electron/host/generation/keyGates.ts',
    find: 'state.limit >> 1',
    replace: 'state.limit',
    tests: ['electron/host/generation/keyGates.test.ts'],
  },
  {
    name: 'asks ever more of a service at once',
    file: 'electron/host/generation/keyGates.ts',
    find: 'state.limit = Math.min(most, state.limit + 1)',
    replace: 'state.limit = state.limit + 1',
    tests: ['electron/host/generation/keyGates.test.ts'],
  },
  {
    name: 'hardly looks any more whether the network is back',
    file: 'electron/host/generation/keyGates.ts',
    find: 'wait = Math.min(wait * 2, rules.mostProbeMs)',
    replace: 'wait = Math.max(wait * 2, rules.mostProbeMs)',
    tests: ['electron/host/generation/keyGates.test.ts'],
  },
  {
    name: 'ends a long wait that a service asked for with a short one',
    file: 'electron/host/generation/keyGates.ts',
    find: 'state.freeAt >= freeAt)) return',
    replace: 'state.freeAt < freeAt)) return',
    tests: ['electron/host/generation/keyGates.test.ts'],
  },
]

export const GENERATION_ROOM: Room = { name: 'host/generation', mutations: [...paid, ...leaving, ...pacing, ...CHECKS] }

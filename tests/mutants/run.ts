/**
 * `npm run mutants -- [ROOM or part of a name …] [--journeys] [--jobs N] [--list]`: makes each fault of the list in a copy of the tree, one
 * at a time, runs the tests that should notice it, and prints one table. With `--journeys` also those that only a whole app can notice
 * (`npm run build` is done in the copy). Exits with 1 where one survives without a reason on record, or can't be made any more.
 */
import { parseArgs } from 'node:util'
import { ROOT, endTests, makeCopy, whyUnfit } from './copies.ts'
import type { Copy, Verdict } from './copies.ts'
import { isJourney } from './mutation.ts'
import type { Mutation, Room } from './mutation.ts'
import { ROOMS } from './rooms/index.ts'

const { values, positionals } = parseArgs({
  options: {
    journeys: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

interface Chosen {
  readonly room: string
  readonly mutation: Mutation
}

type Outcome = Chosen & { readonly verdict: Verdict }

const chosen = ROOMS.flatMap((room) => room.mutations.map((mutation) => ({ room: room.name, mutation }))).filter(
  ({ room, mutation }) =>
    positionals.length === 0 || positionals.some((word) => room === word || mutation.name.includes(word)),
)
const here = chosen.filter(({ mutation }) => values.journeys || !mutation.tests.every(isJourney))
process.exitCode = values.list ? list() : await run()

/** Whether each can still be made; takes no time. */
function list(): number {
  const names = chosen.map(({ mutation }) => mutation.name)
  const wrongs = chosen.flatMap(({ room, mutation }) => {
    const twice = names.indexOf(mutation.name) !== names.lastIndexOf(mutation.name)
    const why = twice ? 'two have this name' : whyUnfit(ROOT, mutation)
    return why === null ? [] : [`${room}: ${mutation.name}: ${why}`]
  })
  console.log([`${chosen.length} mutants in ${ROOMS.length} rooms`, ...wrongs].join('\n'))
  return wrongs.length === 0 ? 0 : 1
}

async function run(): Promise<number> {
  const copies = Array.from({ length: Math.max(1, Number(values.jobs)) }, makeCopy)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      endTests()
      for (const copy of copies) copy.remove()
      process.exit(130)
    })
  try {
    const tests = [...new Set(here.flatMap(({ mutation }) => testsOf(mutation)))]
    const whole = await copies[0]!.whole(tests)
    if (whole.end !== 'survived') {
      console.log(`Nothing was changed, and yet: ${whole.said}`)
      return 1
    }
    const outcomes = await judgeAll(copies)
    console.log(`\n${tableOf(outcomes)}`)
    return outcomes.every(isAccounted) ? 0 : 1
  } finally {
    for (const copy of copies) copy.remove()
  }
}

/** Of a fault that both a quick test and a journey should notice, the quick one alone is asked unless journeys are. */
function testsOf(mutation: Mutation): readonly string[] {
  return values.journeys ? mutation.tests : mutation.tests.filter((test) => !isJourney(test))
}

async function judgeAll(copies: readonly Copy[]): Promise<Outcome[]> {
  const waiting = [...here]
  const outcomes: Outcome[] = []
  async function work(copy: Copy): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { room, mutation } = next
      const began = Date.now()
      const verdict = await copy.judge({ ...mutation, tests: testsOf(mutation) })
      outcomes.push({ ...next, verdict })
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      const said = verdict.said.split('\n')[0]!.slice(0, 160)
      console.log(`${verdict.end.padEnd(8)} ${room}: ${mutation.name} (${seconds} s)${said ? ` — ${said}` : ''}`)
    }
  }
  await Promise.all(copies.map(work))
  return outcomes
}

function isAccounted({ verdict, mutation }: Outcome): boolean {
  return verdict.end === 'killed' || (verdict.end === 'survived' && mutation.survives !== undefined)
}

function tableOf(outcomes: readonly Outcome[]): string {
  const rows = ROOMS.map((room) => rowOf(room, outcomes)).filter((row) => row !== null)
  const left = outcomes.filter(({ verdict }) => verdict.end !== 'killed')
  const told = left.map(({ room, mutation, verdict }) => {
    const why = verdict.end === 'unfit' ? verdict.said : (mutation.survives ?? 'no test notices')
    return `- ${room}: ${mutation.name} (${verdict.end}): ${why}`
  })
  const killed = outcomes.length - left.length
  const all = `| all | ${outcomes.length} | ${killed} | ${percent(killed, outcomes.length)} |`
  return ['| room | mutants | killed | |', '| --- | --- | --- | --- |', ...rows, all, '', ...told].join('\n')
}

function rowOf({ name }: Room, outcomes: readonly Outcome[]): string | null {
  const own = outcomes.filter(({ room }) => room === name)
  if (own.length === 0) return null
  const killed = own.filter(({ verdict }) => verdict.end === 'killed').length
  return `| ${name} | ${own.length} | ${killed} | ${percent(killed, own.length)} |`
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.round((100 * part) / whole)} %`
}

/** What came of the kills of one shell in one act. */
export interface Tally {
  readonly shell: string
  readonly act: string
  kills: number
  /** Milliseconds that one piece of the act takes from a cold start: kills are spread over that. */
  takesMs: number
  /** Kills that left something half-made for the next start to deal with. */
  halfway: number
  /** Answered before the kill. */
  acknowledged: number
  readonly lost: string[]
  readonly blocked: string[]
  readonly torn: string[]
  readonly unsound: string[]
  readonly left: string[]
  readonly processes: string[]
}

export const WRONGS = ['lost', 'blocked', 'torn', 'unsound', 'left', 'processes'] as const

export function newTally(shell: string, act: string): Tally {
  const none = { lost: [], blocked: [], torn: [], unsound: [], left: [], processes: [] }
  return { shell, act, kills: 0, takesMs: 0, halfway: 0, acknowledged: 0, ...none }
}

/** As soon as an act is over, so that a run that is broken off has said something. */
export function lineOf(tally: Tally): string {
  return [`${tally.shell}, ${tally.act}: ${tally.kills} kills`, ...wrongsOf([tally])].join('\n')
}

/** Every wrong of all, in words. */
export function wrongsOf(tallies: readonly Tally[]): string[] {
  return tallies.flatMap((tally) =>
    WRONGS.flatMap((kind) => tally[kind].map((words) => `${tally.shell}, ${tally.act}: ${kind}: ${words}`)),
  )
}

const HEADS = ['shell', 'act', 'kills', 'takes ms', 'half-way', 'acknowledged', ...WRONGS] as const

/** One line for each shell and act, and one for all. */
export function tableOf(tallies: readonly Tally[]): string {
  const counted = (tally: Tally): string[] => WRONGS.map((kind) => String(tally[kind].length))
  const lines = tallies.map((tally) => [
    tally.shell,
    tally.act,
    ...[tally.kills, Math.round(tally.takesMs), tally.halfway, tally.acknowledged].map(String),
    ...counted(tally),
  ])
  const sum = (count: (tally: Tally) => number): string =>
    String(tallies.reduce((total, tally) => total + count(tally), 0))
  const all = [
    'all',
    '',
    sum(({ kills }) => kills),
    '',
    sum(({ halfway }) => halfway),
    sum(({ acknowledged }) => acknowledged),
    ...WRONGS.map((kind) => sum((tally) => tally[kind].length)),
  ]
  const rows = [[...HEADS], ...lines, all]
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

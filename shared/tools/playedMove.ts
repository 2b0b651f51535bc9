import type { CameraMark, Ease } from '../document/markSchema.ts'

type Box = CameraMark['start']

/** With reduced motion a move is shown at so many places, its start and end among them. */
const STILLS = 5
const EASED: Readonly<Record<Ease, (part: number) => number>> = {
  even: (part) => part,
  in: (part) => part * part,
  out: (part) => 1 - (1 - part) ** 2,
  both: (part) => part * part * (3 - 2 * part),
}

/** What the camera frames when this part (0..1) of the move's time is over. Panel px. */
export function playedMove({ start, end, ease }: Pick<CameraMark, 'start' | 'end' | 'ease'>, part: number): Box {
  const way = EASED[ease](Math.min(1, Math.max(0, part)))
  const between = (at: 0 | 1 | 2 | 3): number => start[at] + (end[at] - start[at]) * way
  return [between(0), between(1), between(2), between(3)]
}

/** The part (0..1) of a move that is over after so many seconds; `still`: it goes on in a few steps. */
export function partPlayed(elapsed: number, seconds: number, still: boolean): number {
  const part = seconds > 0 ? Math.min(1, Math.max(0, elapsed / seconds)) : 1
  return still ? Math.min(STILLS - 1, Math.floor(part * STILLS)) / (STILLS - 1) : part
}

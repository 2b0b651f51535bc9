import type { Board } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { filmShots, numbersOf, panelsOf } from '#shared/document/select.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { CommandError, misuse, textsOf } from './command.ts'
import type { Given } from './command.ts'

/** Whether a scene, the film or a list of shots was named. */
export function isMany(given: Given): boolean {
  return given.values['film'] === true || [...textsOf(given, 'scene'), ...textsOf(given, 'shots')].length > 0
}

/** The panels of what was named, in film order. */
export function manyPanels(board: Board, given: Given): PanelId[] {
  const shots = filmShots(board)
  const numbers = numbersOf(board)
  const wanted = new Set<ShotRow>(given.values['film'] === true ? shots : [])
  for (const asked of textsOf(given, 'scene')) {
    const scene = [...numbers.scenes].find(([, number]) => plain(number) === plain(asked))
    if (!scene) throw absent(`scene ${asked}`)
    for (const shot of shots) if (shot.sceneId === scene[0]) wanted.add(shot)
  }
  const at = (number: string): number =>
    shots.findIndex(({ id }) => plain(numbers.shots.get(id) ?? '') === plain(number))
  for (const entry of [...textsOf(given, 'shots'), ...textsOf(given, 'shot')].flatMap((list) => list.split(',')))
    for (const shot of shots.slice(...spanOf(entry, at))) wanted.add(shot)
  const panels = shots.filter((shot) => wanted.has(shot)).flatMap(({ id }) => panelsOf(board, id))
  if (panels.length === 0) throw new CommandError('There is no panel to make a take of.')
  return panels.map(({ id }) => id)
}

/** "12A" or "12A-15": from which shot up to before which, by their place in the film. */
function spanOf(entry: string, at: (number: string) => number): [from: number, to: number] {
  const whole = at(entry)
  if (whole >= 0) return [whole, whole + 1]
  const [first = '', last, more] = entry.split('-')
  const [from, to] = [at(first), at(last ?? '')]
  if (last === undefined || more !== undefined || from < 0 || to < 0) throw absent(`shot ${entry.trim()}`)
  if (to < from) throw misuse(`shot ${last.trim()} comes before ${first.trim()}`)
  return [from, to + 1]
}

function absent(what: string): CommandError {
  const line = `This film has no ${what}. “shots FOLDER” lists what it has.`
  return new CommandError(line, { failure: { kind: 'not-found', what } })
}

function plain(number: string): string {
  return number.trim().toUpperCase()
}

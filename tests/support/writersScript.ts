import type { ElementKind, Screenplay, ScriptElement } from '#shared/script/screenplay.ts'
import { seeded } from './randomCommands.ts'

/** A scene as its writer has it in mind: it stays the same one however it is called, numbered or placed. */
export interface WrittenScene {
  readonly id: number
  readonly heading: string
  /** '' for none. */
  readonly number: string
  readonly lines: readonly WrittenLine[]
}

export interface WrittenLine {
  readonly id: string
  readonly kind: ElementKind
  readonly text: string
}

const WORDS =
  'salt tide boat rope lamp quay wind gull mara jonas ida the a over under slowly looks turns waits runs opens closes door window hand letter night rain stone bell truck dial needle weigh road hill dust smoke glass table chair cup coat boot knife map radio engine voice quiet loud never always again before after toward away'.split(
    ' ',
  )
const PLACES = ['HARBOUR', 'SALT HOUSE', 'KITCHEN', 'QUARRY', 'FERRY', 'CHURCH', 'ROAD', 'HUT', 'BOATHOUSE', 'ATTIC']

/** A writer at work: scenes, and edits of them. */
export function createWriter(seed: number) {
  const random = seeded(seed)
  let made = 0
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const sentence = (words: number) => `${Array.from({ length: words }, () => pick(WORDS)).join(' ')}.`
  const heading = () => `${pick(['INT.', 'EXT.'])} ${pick(PLACES)} - ${pick(['DAY', 'NIGHT', 'DUSK'])}`

  function scene(): WrittenScene {
    const id = made++
    const line = (at: number, kind: ElementKind, text: string) => ({ id: `${id}.${at}`, kind, text })
    const lines = Array.from({ length: 2 + Math.floor(random() * 6) }, (_, at) =>
      at % 3 === 1
        ? [
            line(at, 'character', pick(['MARA', 'JONAS', 'IDA'])),
            line(at + 0.5, 'dialogue', sentence(4 + Math.floor(random() * 12))),
          ]
        : [line(at, 'action', sentence(5 + Math.floor(random() * 20)))],
    ).flat()
    return { id, heading: heading(), number: '', lines }
  }

  /** One edit of the kinds that writers make: insert, delete, move, rename, renumber a scene, or change its words. */
  function edit(scenes: readonly WrittenScene[]): readonly WrittenScene[] {
    const at = Math.floor(random() * scenes.length)
    const changed = (next: WrittenScene) => scenes.with(at, next)
    const here = scenes[at]
    const kind = Math.floor(random() * 6)
    if (kind === 0 || !here)
      return scenes.toSpliced(at, 0, { ...scene(), number: here?.number === '' ? '' : `${made}N` })
    if (kind === 1) return scenes.length > 4 ? scenes.toSpliced(at, 1) : scenes
    if (kind === 2) {
      const rest = scenes.toSpliced(at, 1)
      return rest.toSpliced(Math.floor(random() * (rest.length + 1)), 0, here)
    }
    if (kind === 3) return changed({ ...here, heading: heading() })
    // As a program that numbers anew does: every number after an insertion is another's.
    if (kind === 4) return scenes.map((each, place) => ({ ...each, number: String(place + 1) }))
    const line = Math.floor(random() * here.lines.length)
    const more = random()
    if (more < 0.2) return changed({ ...here, lines: here.lines.toSpliced(line, 0, added(here)) })
    if (more < 0.4 && here.lines.length > 3) return changed({ ...here, lines: here.lines.toSpliced(line, 1) })
    return changed({ ...here, lines: here.lines.map((each, place) => (place === line ? reworded(each) : each)) })
  }

  function added({ id }: WrittenScene): WrittenLine {
    return { id: `${id}+${made++}`, kind: 'action', text: sentence(5 + Math.floor(random() * 12)) }
  }

  function reworded(line: WrittenLine): WrittenLine {
    if (line.kind === 'character') return line
    const words = line.text.split(' ')
    return { ...line, text: words.toSpliced(Math.floor(random() * words.length), 1, pick(WORDS)).join(' ') }
  }

  return { scene, edit, pick }
}

/** The script as a reader gives it. */
export function screenplayOf(scenes: readonly WrittenScene[]): Screenplay {
  let line = 0
  const element = (kind: ElementKind, text: string, number = ''): ScriptElement => {
    line += 2
    return { kind, runs: [{ text }], line, lastLine: line, ...(number === '' ? {} : { number }) }
  }
  const elements = scenes.flatMap((scene) => [
    element('heading', scene.heading, scene.number),
    ...scene.lines.map(({ kind, text }) => element(kind, text)),
  ])
  return { titlePage: [], elements, unread: [] }
}

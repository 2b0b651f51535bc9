import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { movementLabel, numbersOf, panelsOf, sceneOf, scenesOf, secondsOf, takesOf } from '#shared/document/select.ts'
import { allShownShots, sceneTitle, shownShots, tallyOf, tallyWords } from '#shared/document/whatCounts.ts'
import { lensLabel } from '#shared/fields/shot/lens.ts'
import { ANGLES, FRAMINGS, SIZES, STATUSES, termLabel, termOf } from '#shared/film/vocabulary.ts'
import { folderOf, withProject } from './command.ts'
import type { Command } from './command.ts'
import { oneLine } from './printable.ts'

export const shotsCommand: Command = {
  name: 'shots',
  usage: 'FOLDER',
  summary: 'lists the shots of a film',
  help: [],
  options: {},
  run: (terminal, given) =>
    withProject(terminal, folderOf(given), (opened) => {
      const board = boardFrom(opened.rows)
      return Promise.resolve(listOfShots(board))
    }),
}

/** The shots of a film, and in words its scenes too: also those that show none. */
export function listOfShots(board: Board) {
  const list = allShownShots(board).map((shot) => lineOf(board, shot))
  return { json: list, text: tableOf(board, list) }
}

function lineOf(board: Board, shot: ShotRow) {
  const numbers = numbersOf(board)
  const scene = sceneOf(board, shot.sceneId)
  const panels = panelsOf(board, shot.id)
  return {
    shot: numbers.shots.get(shot.id) ?? '',
    scene: numbers.scenes.get(shot.sceneId) ?? '',
    heading: scene ? sceneTitle(scene) : '',
    size: termLabel(SIZES, shot.size),
    framing: termLabel(FRAMINGS, shot.framing),
    angle: termLabel(ANGLES, shot.angle),
    movement: movementLabel(shot),
    lensMm: shot.lensMm,
    lensToMm: shot.lensToMm,
    seconds: secondsOf(board, shot),
    status: termOf(STATUSES, shot.status)?.label ?? shot.status,
    panels: panels.length,
    takes: panels.reduce((sum, panel) => sum + takesOf(board, panel.id).length, 0),
    action: shot.action,
    dialogue: shot.dialogue,
  }
}

type ShotLine = ReturnType<typeof lineOf>

const HEADS = ['Shot', 'Size', 'Framing', 'Angle', 'Lens', 'Move', 'Sec', 'Panels', 'Takes', 'Status', 'Action']
const NUMERIC = new Set(['Sec', 'Panels', 'Takes'])
const LONGEST_ACTION = 60

/** One line per shot in aligned columns, with scenes as headings. */
function tableOf(board: Board, list: readonly ShotLine[]): string[] {
  const rows = list.map(cellsOf)
  const widths = HEADS.map((head, column) => Math.max(...[head, ...rows.map((row) => row[column]!)].map(lengthOf)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const gap = ' '.repeat(widths[column]! - lengthOf(cell))
        return NUMERIC.has(HEADS[column]!) ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd()
  let at = 0
  const lines = scenesOf(board).flatMap((scene) => {
    const from = at
    at += shownShots(board, scene).length
    const number = numbersOf(board).scenes.get(scene.id) ?? ''
    return ['', oneLine(`${number}  ${sceneTitle(scene)}`), ...rows.slice(from, at).map(line)]
  })
  return [line(HEADS), ...lines, '', tallyWords(tallyOf(board, allShownShots(board)), ', ')]
}

function cellsOf(shot: ShotLine): string[] {
  const action = oneLine(shot.action).replace(/\s+/g, ' ').trim()
  const cells = [
    shot.shot,
    shot.size,
    shot.framing,
    shot.angle,
    lensLabel(shot),
    shot.movement,
    String(Math.round(shot.seconds * 10) / 10),
    String(shot.panels),
    String(shot.takes),
    shot.status,
    lengthOf(action) > LONGEST_ACTION
      ? `${charactersOf(action)
          .slice(0, LONGEST_ACTION - 1)
          .join('')}…`
      : action,
  ]
  return cells.map(oneLine)
}

function lengthOf(text: string): number {
  return charactersOf(text).length
}

/** Splits into what people count as characters. */
function charactersOf(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
}

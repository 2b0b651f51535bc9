import type { Board } from '#shared/document/board.ts'
import { filmShots, scenesOf } from '#shared/document/select.ts'
import {
  ACROSS,
  PANEL_WORDS,
  PAPERS,
  PER_PAGE,
  QUALITIES,
  REVISIONS,
  SHOT_LIST_COLUMNS,
  SHOWS,
  USUAL_OPTIONS,
  USUAL_WORDS,
  WORD_PLACES,
  exportOptionsSchema,
} from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { chanceFrom } from './strangeWords.ts'

/** Every kind of document but the script, which these films have none of; more of those that people print most. */
const KINDS = [
  ...exportOptionsSchema.shape.kind.options.filter((kind) => kind !== 'lined-script'),
  ...(['shot-list', 'storyboard', 'storyboard', 'shot-list'] as const),
]

/** Options of a document of this film that a person could choose, alike for the same seed; every kind comes in turn. */
export function strangeOptions(board: Board, seed: number): ExportOptions {
  const chance = chanceFrom(seed + 4000)
  const some = <T>(list: readonly T[], part: number) => list.filter(() => chance.in(part))
  const columns = chance.in(0.3) ? USUAL_OPTIONS.columns : some(SHOT_LIST_COLUMNS, chance.oneOf([0.1, 0.4, 0.9]))
  return {
    ...USUAL_OPTIONS,
    kind: KINDS[seed % KINDS.length]!,
    paper: chance.oneOf(Object.keys(PAPERS) as (keyof typeof PAPERS)[]),
    landscape: chance.in(0.5),
    margins: chance.oneOf(['narrow', 'usual', 'binding'] as const),
    perPage: chance.oneOf(PER_PAGE),
    grid: chance.in(0.15) ? chance.oneOf(['5x4', '1x7', '12x1', '3 × 3']) : '',
    across: ACROSS[seed % ACROSS.length]!,
    wordsAt: chance.oneOf(WORD_PLACES),
    words: chance.in(0.5) ? [...USUAL_WORDS] : some(PANEL_WORDS, 0.5),
    typeSize: chance.oneOf(['small', 'usual', 'large'] as const),
    show: chance.oneOf(SHOWS),
    columns: [...new Set(['shot' as const, ...columns])],
    doneBox: chance.in(0.3),
    castNumbers: chance.in(0.3),
    pagePerScene: chance.in(0.2),
    order: seed % 3 === 0 ? 'shooting' : 'story',
    sceneIds: chance.in(0.15) ? some(scenesOf(board), 0.5).map(({ id }) => id) : [],
    shotIds: chance.in(0.1) ? some(filmShots(board), 0.4).map(({ id }) => id) : [],
    filter: chance.in(0.08) ? 'lantern' : '',
    blackAndWhite: chance.in(0.3),
    quality: chance.oneOf(QUALITIES),
    cover: chance.in(0.2),
    revision: chance.oneOf(REVISIONS),
    recipient: chance.in(0.15) ? 'Copy for Ada Lindqvist-Aðalsteinsdóttir' : '',
  }
}

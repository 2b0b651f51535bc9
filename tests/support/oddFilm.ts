import { filmOf, patch, put } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addCard, editFilm } from '#shared/document/commands/film.ts'
import { addedOf } from '#shared/document/ownSchema.ts'
import type { CardRow, ShotRow } from '#shared/document/schema.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import { cardOf, cardsOf, numbersOf, scenesOf } from '#shared/document/select.ts'
import { allShownShots } from '#shared/document/whatCounts.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '#shared/fields/shotFields.ts'
import { dayName } from '#shared/interchange/shotTable/shotColumns.ts'
import { DIRECTIONS, INT_EXT } from '#shared/film/vocabulary.ts'
import { testFilm, testIds } from './testFilm.ts'

/** Repeats itself for a seed: 0..1. */
export function seeded(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296
  }
}

/** Text that tables, spreadsheets and their readers trip over. */
const ODD = [
  'plain words',
  'She said "go", then; left',
  '=HYPERLINK("http://x";"y")',
  "'=kept",
  "''twice",
  '+1 555',
  '-2',
  "'-2",
  '- a dash',
  '@SUM(A1)',
  '＝full width',
  '007',
  '1,000',
  '3/4',
  '12:30',
  'TRUE',
  'long — dash – and ‐ hyphen',
  '🎬 雪 e\u0301',
  'مرحبا بالعالم 12',
  '  both ends  ',
  '_x0041_ & <b>',
  'tab\there',
  'a\u0001b',
  'Mara, Tobias',
  'x'.repeat(60),
]
const LINES = ['one\ntwo', '"quoted"\n\n=third', 'ends with a line\n', '\n starts with one', 'x, "y"\n;z']

/** A film of a few scenes in which every field of a shot holds something, and most of it is odd. */
export function oddFilm(seed: number): Board {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const newId = testIds()
  const scenes = Array.from({ length: 4 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => pick([1, 1, 3])),
  )
  let board = testFilm(scenes, 2.39, newId)
  for (const kind of ['cast', 'location', 'prop'] as const)
    for (const name of ['Mara', 'Smith, John', 'the "Baron"', '=1+1', 'Ağır; ol'])
      board = addCard(board, newId('card'), kind, `${name} ${kind}`)
  scenesOf(board).forEach((scene, at) => {
    const fields = {
      intExt: pick(['', ...INT_EXT.map(({ id }) => id)] as const),
      location: pick(ODD),
      timeOfDay: pick(ODD),
    }
    board = patch(board, 'scene', scene.id, {
      ...fields,
      number: at === 2 ? pick(['7A', 'A12', 'PICKUP 3']) : null,
    })
  })
  board = editFilm(board, { shootDays: oddDays(random) })
  for (const shot of allShownShots(board)) board = put(board, 'shot', oddShot(board, shot, pick))
  return patch(board, 'scene', scenesOf(board)[3]!.id, { omitted: random() < 0.5 })
}

/** Days with a label, a date or both; no two are called alike. */
function oddDays(random: () => number): ShootDay[] {
  // A number alone is read as "Day 7", and a name is one line without gaps.
  const names = ODD.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => !/^\d+$/.test(text))
  const labels = names.toSorted(() => random() - 0.5).slice(0, 4)
  return ['Day 1', ...labels, ''].map((label, at) => ({
    id: `day_${at}`,
    label,
    date: label === '' || random() < 0.5 ? `2026-03-0${at + 1}` : '',
    setupMinutes: 20,
  }))
}

type Pick = <T>(list: readonly T[]) => T

export function oddShot(board: Board, shot: ShotRow, pick: Pick): ShotRow {
  const cards = (kind: CardRow['kind']) => cardsOf(board).filter((card) => card.kind === kind)
  const own = SHOT_FIELDS.reduce<Record<string, unknown>>((row, id) => {
    const { kind, key, terms, open } = SHOT_FIELD[id]
    if (kind === 'line') row[key] = pick(['', ...ODD])
    if (kind === 'text') row[key] = pick(['', ...ODD, ...LINES])
    if (kind === 'term')
      row[key] = pick([
        ...(key === 'status' ? [] : ['']),
        ...terms.map((term) => term.id),
        ...(open ? ['Frankenstein two', '=own', '007'] : []),
      ])
    return row
  }, {})
  const lens = pick([null, 35, 27.5, 24])
  return {
    ...shot,
    ...own,
    movement: pick(['', 'dolly', 'pan', 'Glide L', 'Swoop, then up', 'Pan L']),
    direction: pick(['', ...DIRECTIONS.map(({ id }) => id)]),
    lensMm: lens,
    lensToMm: lens === 24 ? 70 : null,
    frameRate: pick([null, 24, 23.976, 120]),
    seconds: pick([null, 2, 0.5, 1 / 3, 12, 3600]),
    castIds: cards('cast')
      .map(({ id }) => id)
      .filter(() => pick([true, false])),
    propIds: cards('prop')
      .map(({ id }) => id)
      .filter(() => pick([true, false])),
    locationId: pick([null, ...cards('location').map(({ id }) => id)]),
    shootDay: pick(['', ...filmOf(board).shootDays.map(({ id }) => id)]),
  }
}

/** Every field of every shot that is shown, and its scene's, with names for ids: what a table has of a film. */
export function fieldsOf(board: Board): readonly object[] {
  const numbers = numbersOf(board)
  const name = (id: string | null) => (id === null ? null : cardOf(board, id)?.name)
  const scenes = scenesOf(board).map(({ id, intExt, location, timeOfDay, omitted }) =>
    omitted
      ? { scene: numbers.scenes.get(id), omitted }
      : { scene: numbers.scenes.get(id), intExt, location, timeOfDay },
  )
  const shots = allShownShots(board).map((shot) => ({
    shot: numbers.shots.get(shot.id),
    scene: numbers.scenes.get(shot.sceneId),
    ...Object.fromEntries(SHOT_FIELDS.map((id) => [id, addedOf(shot, SHOT_FIELD[id].key)])),
    lensToMm: shot.lensToMm,
    cast: shot.castIds.map(name),
    props: shot.propIds.map(name),
    location: name(shot.locationId),
    day: dayName(board, shot),
  }))
  return [...scenes, ...shots]
}

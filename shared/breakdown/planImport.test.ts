import { describe, expect, it } from 'vitest'
import { newTestId } from '../../tests/support/film.ts'
import { patch } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { addScene } from '../document/commands/scenes.ts'
import { addShot, editShot } from '../document/commands/shots.ts'
import { newProject } from '../document/newProject.ts'
import { cardsOf, draftsOf, filmShots, numbersOf, sceneOf, scenesOf, shotsOf } from '../document/select.ts'
import { readFountain } from '../script/fountain/readFountain.ts'
import { applyImport } from './applyImport.ts'
import { numbersAfter } from './numbersAfter.ts'
import { kindOf, NO_CHOICES } from './plan.ts'
import type { ImportChoices } from './plan.ts'
import { planImport } from './planImport.ts'
import { beforeWords, changeWords, matchWords } from './planWords.ts'

/** Scenes with so much in common that only a word tells a draft from the next. */
function script(opens: string): string {
  return Array.from(
    { length: 12 },
    (_, at) =>
      `INT. ROOM ${at} - DAY #${at + 1}#\n\nMara crosses the room and ${opens} the window onto the flats, where the tide is out ${at}.\n`,
  ).join('\n')
}

const room = (at: number) => `INT. ROOM ${at} - DAY #${at}#\n\nMara looks into room ${at} and finds ${at} sacks.\n`

const numbersIn = (now: Board) => scenesOf(now).map(({ number, omitted }) => [number, omitted])

const SHED =
  'EXT. QUAY - NIGHT #1#\n\nGulls.\n\nINT. SHED - DAY #2#\n\nMARA (V.O.)\nI am in the shed, and it is cold.\n'
const NO_SHED = 'EXT. QUAY - NIGHT #1#\n\nGulls.\n'

const GULLS = 'Gulls walk along the wall and wait for the boats that are late tonight.'
const BUOY = 'A buoy rings twice.'
const COLD = 'Mara counts the sacks of salt again and finds that there is one too many.'
const PLACES = `EXT. QUAY - NIGHT #1#\n\n${GULLS}\n\n${BUOY}\n\nINT. SHED - DAY #2#\n\n${COLD}\n`
const PLACES_SWAPPED = `INT. SHED - DAY #1#\n\n${COLD}\n\nEXT. QUAY - NIGHT #2#\n\n${GULLS}\n\n${BUOY}\n`

function filmOf(text: string) {
  const start = newProject({ title: 'Tide', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newTestId)
  const screenplay = readFountain(text)
  const board = imported(start, text, new Map(), NO_CHOICES, false)
  return { board, drafts: new Map([[draftsOf(board).at(-1)!.id, screenplay]]) }
}

function imported(
  board: Board,
  text: string,
  drafts: ReadonlyMap<string, ReturnType<typeof readFountain>>,
  choices = NO_CHOICES,
  drawn = true,
): Board {
  const plan = planImport({ board, drafts, isDrawn: () => drawn }, readFountain(text), choices)
  const draft = {
    name: 'Tide.fountain',
    format: 'fountain',
    color: 'White',
    importedAt: '2026-03-04T10:00:00.000Z',
    source: { hash: 'ab'.repeat(32), extension: 'fountain' as const, bytes: 1 },
  }
  return applyImport(board, plan, draft, newTestId)
}

describe('the plan of an import', () => {
  it('says what the film has called a scene until now, and nothing where only the writing of a heading differs', () => {
    const { board, drafts } = filmOf('INT. SHED - DAY\n\nSalt.\n\nEXT. QUAY - NIGHT\n\nGulls wait.\n')
    const next = 'INT. SHED DAY\n\nSalt.\n\nEXT. FERRY - NIGHT\n\nFog.\n\nEXT. QUAY - DAWN\n\nGulls wait.\n'
    const plan = planImport({ board, drafts, isDrawn: () => true }, readFountain(next), NO_CHOICES)
    const after = numbersAfter(board, plan, newTestId)
    expect(plan.scenes.map((scene) => [after.get(scene.at), beforeWords(scene, after.get(scene.at)!)])).toEqual([
      ['1', ''],
      ['2', ''],
      ['3', 'Until now: scene 2, EXT. QUAY - NIGHT'],
    ])
    const start = newProject({ title: 'Tide', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newTestId)
    const first = planImport({ board: start, drafts: new Map(), isDrawn: () => false }, readFountain(next), NO_CHOICES)
    expect(first.scenes.map((scene) => beforeWords(scene, String(scene.at + 1)))).toEqual(['', '', ''])
    expect(first.scenes.map(changeWords)).toEqual(['Fills empty scene', 'Added', 'Added'])
  })

  it('calls no text the same in which a word differs, however much it shares with others', () => {
    const { board, drafts } = filmOf(script('opens'))
    const plan = planImport({ board, drafts, isDrawn: () => true }, readFountain(script('shuts')), NO_CHOICES)
    expect(plan.scenes.map(changeWords)).toEqual(Array.from({ length: 12 }, () => 'Changed: text'))
    expect(plan.scenes.filter(({ match }) => matchWords(match!).includes('same text'))).toEqual([])
  })

  it('puts the script in place of what a new film begins with, and beside anything that was made', () => {
    const film = newProject({ title: '', ratio: 2, createdAt: '' }, newTestId)
    const [blank] = filmShots(film)
    const text = 'INT. QUAY - DAY\n\nNobody.\n\nEXT. SEA - NIGHT\n\nWind.'
    const bring = (board: Board, drawn: boolean) => imported(board, text, new Map(), NO_CHOICES, drawn)
    const after = bring(film, false)
    expect(scenesOf(after).map(({ location }) => location)).toEqual(['QUAY', 'SEA'])
    expect(filmShots(after)).toEqual([])
    expect(filmShots(bring(film, true)).map(({ id }) => id)).toEqual([blank!.id])
    const written = editShot(film, blank!.id, { action: 'A gull.' })
    expect(filmShots(bring(written, false)).map(({ action }) => action)).toEqual(['A gull.'])
  })

  it('omits a scene that the script has no longer, and removes none in which something is drawn', () => {
    const { board: start, drafts } = filmOf(SHED)
    const shed = scenesOf(start)[1]!.id
    const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
    const board = addShot(start, ids, shed, 0)
    const remove: ImportChoices = { ...NO_CHOICES, fates: new Map([[shed, 'remove']]) }
    for (const choices of [NO_CHOICES, remove]) {
      const after = imported(board, NO_SHED, drafts, choices)
      expect(sceneOf(after, shed)).toMatchObject({ omitted: true, number: '2' })
      expect(shotsOf(after, shed).map(({ id }) => id)).toEqual([ids.shotId])
    }
  })

  it('takes a scene for the one that a person says it is', () => {
    const { board, drafts } = filmOf(SHED)
    const shed = scenesOf(board)[1]!.id
    const next =
      NO_SHED + '\nEXT. FERRY - DAWN #2#\n\nFog over the whole of the river, and no sound at all from the bell.\n'
    const alone = planImport({ board, drafts, isDrawn: () => true }, readFountain(next), NO_CHOICES)
    expect(alone.scenes.map(kindOf)).toEqual(['same', 'added'])
    const after = imported(board, next, drafts, { ...NO_CHOICES, matches: new Map([[1, shed]]) })
    expect(sceneOf(after, shed)).toMatchObject({ location: 'FERRY', omitted: false })
  })

  it('omits the scene of that number where the script says OMITTED, with its shots, and brings it back', () => {
    const { board: start, drafts } = filmOf(SHED)
    const shed = scenesOf(start)[1]!.id
    const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
    const board = addShot(start, ids, shed, 0)
    const cut = `${NO_SHED}\nOMITTED #2#\n\nEXT. FERRY - DAWN #3#\n\nFog.\n`
    const plan = planImport({ board, drafts, isDrawn: () => true }, readFountain(cut), NO_CHOICES)
    expect(beforeWords(plan.scenes[1]!, '2')).toBe('Until now: INT. SHED - DAY')
    const after = imported(board, cut, drafts)
    expect(scenesOf(after).map(({ number, omitted }) => [number, omitted])).toEqual([
      ['1', false],
      ['2', true],
      ['3', false],
    ])
    expect(sceneOf(after, shed)).toMatchObject({ omitted: true, number: '2', location: 'SHED', formerNumbers: [] })
    expect(shotsOf(after, shed).map(({ id }) => id)).toEqual([ids.shotId])
    const newest = new Map([...drafts, [draftsOf(after).at(-1)!.id, readFountain(cut)]])
    expect(
      planImport({ board: after, drafts: newest, isDrawn: () => true }, readFountain(cut), NO_CHOICES),
    ).toMatchObject({
      scenes: [{ changes: [] }, { sceneId: shed, changes: [] }, { changes: [] }],
      gone: [],
    })
    const back = imported(after, SHED, newest)
    expect(sceneOf(back, shed)).toMatchObject({ omitted: false, number: '2', location: 'SHED' })
  })

  it.each([
    ['.OMITTED #2-4#', '2,3,4'],
    ['2 thru 4 OMITTED', '2,3,4'],
    ['SCENES 2 AND 3 OMITTED', '2,3'],
    ['OMITTED SCENES 2-3, 5', '2,3,5'],
    ['A2-3 OMITTED', '2,3'],
    ['4A-9B OMITTED', '5,6'],
  ])('omits the scenes that a script says were omitted together, and adds none: %s', (line, numbers) => {
    const all = [1, 2, 3, 4, 5, 6]
    const { board, drafts } = filmOf(all.map(room).join('\n'))
    const cut = numbers.split(',').map(Number)
    const next = all.flatMap((at) => (at === cut[0] ? `${line}\n` : cut.includes(at) ? [] : room(at))).join('\n')
    const after = imported(board, next, drafts)
    expect(scenesOf(after).map(({ id }) => id)).toEqual(scenesOf(board).map(({ id }) => id))
    expect(scenesOf(after).map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6'])
    const omitted = scenesOf(after).flatMap((each) => (each.omitted ? [each.number] : []))
    expect(omitted.join()).toBe(numbers)
    const newest = new Map([...drafts, [draftsOf(after).at(-1)!.id, readFountain(next)]])
    const again = planImport({ board: after, drafts: newest, isDrawn: () => true }, readFountain(next), NO_CHOICES)
    expect([again.scenes.map(kindOf), again.gone]).toEqual([again.scenes.map(() => 'same'), []])
    const back = imported(after, all.map(room).join('\n'), newest)
    expect(scenesOf(back).map((each) => [each.number, each.omitted])).toEqual(all.map((at) => [String(at), false]))
  })

  it('keeps what was omitted together as one scene where the film never had it apart', () => {
    const { board, drafts } = filmOf(`${NO_SHED}\n2-4 OMITTED\n\nEXT. FERRY - DAWN #5#\n\nFog.\n`)
    expect(numbersIn(board)).toEqual([
      ['1', false],
      ['2-4', true],
      ['5', false],
    ])
    const wider = `${NO_SHED}\n2-4 OMITTED\n\nEXT. FERRY - DAWN #5#\n\nFog, thick.\n`
    expect(numbersIn(imported(board, wider, drafts))).toEqual(numbersIn(board))
  })

  it('leaves what somebody changed in the film and the script did not', () => {
    const { board: start, drafts } = filmOf(SHED)
    const shed = scenesOf(start)[1]!.id
    const board = patch(start, 'scene', shed, { timeOfDay: 'DUSK' })
    const after = imported(board, SHED.replace('cold', 'very cold'), drafts)
    expect(sceneOf(after, shed)!.timeOfDay).toBe('DUSK')
  })

  it('leaves a scene omitted that was omitted by hand, and brings back one that a draft had left out', () => {
    const { board, drafts } = filmOf(SHED)
    const shed = scenesOf(board)[1]!.id
    const cut = patch(board, 'scene', shed, { omitted: true })
    expect(sceneOf(imported(cut, SHED.replace('cold', 'very cold'), drafts), shed)!.omitted).toBe(true)
    const without = imported(board, NO_SHED, drafts)
    const newest = new Map([...drafts, [draftsOf(without).at(-1)!.id, readFountain(NO_SHED)]])
    expect(sceneOf(without, shed)!.omitted).toBe(true)
    expect(sceneOf(imported(without, SHED, newest), shed)!.omitted).toBe(false)
  })

  it('counts no page for a scene that the writer omitted', () => {
    const { scenes } = planImport(
      { board: filmOf(SHED).board, drafts: new Map(), isDrawn: () => true },
      readFountain(`${SHED}\n.OMITTED #3#\n`),
      NO_CHOICES,
    )
    expect(scenes.map(({ eighths }) => eighths)).toEqual([1, 1, 0])
  })

  it('makes a card of everyone who speaks, once, and names a number that is used twice by its line', () => {
    const { board, drafts } = filmOf(SHED)
    const twice = SHED + "\nINT. LOFT - DAY #2#\n\nMARA (CONT'D)\nHere too.\n"
    const after = imported(board, twice, drafts)
    expect(
      cardsOf(after)
        .filter(({ kind }) => kind === 'cast')
        .map(({ name }) => name),
    ).toEqual(['Mara'])
    const { unread } = planImport({ board, drafts, isDrawn: () => true }, readFountain(twice), NO_CHOICES)
    expect(unread.map(({ line }) => line)).toEqual([10])
  })

  it('makes no card of a name that was chosen to have none, and knows nobody under it', () => {
    const { board, drafts } = filmOf(NO_SHED)
    const choices = { ...NO_CHOICES, cards: new Map([['cast mara', 'none' as const]]) }
    const mara = planImport({ board, drafts, isDrawn: () => true }, readFountain(SHED), choices).cards[0]
    expect(mara).toMatchObject({ name: 'Mara', cardId: null, isNew: false })
    const known = imported(board, SHED, drafts)
    const plan = planImport({ board: known, drafts, isDrawn: () => true }, readFountain(SHED), choices)
    expect(plan.cards[0]).toMatchObject({ cardId: null, isNew: false })
    expect(cardsOf(imported(board, SHED, drafts, choices)).filter(({ kind }) => kind === 'cast')).toEqual([])
  })

  it('leaves a scene alone that no script ever had', () => {
    const { board: start, drafts } = filmOf(SHED)
    const dream = newTestId('scene')
    const board = addScene(start, dream, 2, { intExt: 'int', location: 'A DREAM' })
    expect(sceneOf(imported(board, NO_SHED, drafts), dream)).toMatchObject({ omitted: false, location: 'A DREAM' })
  })

  it('gives a number to one scene only: what was omitted under it keeps it behind an X, and remembers it', () => {
    const { board, drafts } = filmOf(SHED)
    const shed = scenesOf(board)[1]!.id
    const next = NO_SHED + '\nEXT. FERRY - DAWN #2#\n\nFog over the whole of the river, and no sound from the bell.\n'
    const after = imported(board, next, drafts)
    expect(scenesOf(after).map(({ number }) => number)).toEqual(['1', 'X2', '2'])
    expect(sceneOf(after, shed)).toMatchObject({ omitted: true, number: 'X2', formerNumbers: ['2'] })
    const twice = imported(board, SHED + '\nINT. LOFT - DAY #2#\n\nNobody is up here any more.\n', drafts)
    expect(scenesOf(twice).map(({ number }) => number)).toEqual(['1', '2', null])
  })

  it('finds a scene by its text, whatever number it has now, and no scene whose text is another', () => {
    const { board, drafts } = filmOf(PLACES)
    const [quay, shed] = scenesOf(board).map(({ id }) => id)
    const swapped = imported(board, PLACES_SWAPPED, drafts)
    expect(scenesOf(swapped).map(({ id, number }) => [id, number])).toEqual([
      [shed, '1'],
      [quay, '2'],
    ])
    expect(sceneOf(swapped, quay!)!.formerNumbers).toEqual(['1'])
    const rewritten = PLACES.replace(`\n\n${BUOY}`, '').replace(
      GULLS,
      'A choir of forty children practises beneath umbrellas while nobody listens.',
    )
    expect(scenesOf(imported(board, rewritten, drafts)).map(({ omitted }) => omitted)).toEqual([true, false, false])
  })

  it('keeps lines on their text, and says which text is gone', () => {
    const { board: start, drafts } = filmOf(PLACES)
    const [quay] = scenesOf(start).map(({ id }) => id)
    const ids = { shotId: newTestId('shot'), panelId: newTestId('panel'), layerId: newTestId('layer') }
    const covers = {
      draftId: [...drafts.keys()][0]!,
      parts: [{ from: { element: 1, at: 0 }, to: { element: 2, at: 12 }, onCamera: true }],
    }
    const board = patch(addShot(start, ids, quay!, 0), 'shot', ids.shotId, { covers })
    const cut = readFountain(PLACES.replace(`${BUOY}\n\n`, ''))
    const plan = planImport({ board, drafts, isDrawn: () => true }, cut, NO_CHOICES)
    expect(plan.covers).toEqual([
      {
        shotId: ids.shotId,
        parts: [{ from: { element: 1, at: 0 }, to: { element: 1, at: GULLS.length }, onCamera: true }],
        lost: [BUOY.slice(0, 12)],
      },
    ])
  })
})

describe('the numbers that the scenes of a script will have', () => {
  it('are their own, or those of their places, as the film has them after the import', () => {
    const start = newProject({ title: 'Tide', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newTestId)
    const some = PLACES.replace(' #2#', ' #14#').replace(' #1#', '')
    for (const text of [PLACES.replaceAll(/ #\d+#/g, ''), PLACES, some]) {
      const plan = planImport({ board: start, drafts: new Map(), isDrawn: () => false }, readFountain(text), NO_CHOICES)
      const after = imported(start, text, new Map(), NO_CHOICES, false)
      const numbers = numbersOf(after).scenes
      expect([...numbersAfter(start, plan, newTestId).values()]).toEqual(
        scenesOf(after).map(({ id }) => numbers.get(id)),
      )
    }
  })

  it('change for those that a scene is put before', () => {
    const bare = PLACES.replaceAll(/ #\d+#/g, '')
    const { board, drafts } = filmOf(bare)
    const longer = `EXT. MOLE - DAWN\n\nNobody is about.\n\n${bare}`
    const plan = planImport({ board, drafts, isDrawn: () => true }, readFountain(longer), NO_CHOICES)
    expect([...numbersAfter(board, plan, newTestId)]).toEqual([
      [0, '1'],
      [1, '2'],
      [2, '3'],
    ])
  })
})

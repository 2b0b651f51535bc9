import { describe, expect, it } from 'vitest'
import { readFountain } from '../script/fountain/readFountain.ts'
import { paginate } from '../script/paginate.ts'
import { breakDown } from './breakDown.ts'
import { castOf } from './castOf.ts'

const speeches = (...cues: string[]) =>
  readFountain(`INT. A - DAY\n\n${cues.map((cue) => `@${cue}\nYes.`).join('\n\n')}`)
const names = (...cues: string[]): string[] => castOf(speeches(...cues)).map(({ name }) => name)

describe('the cast of a script', () => {
  it('folds how a voice is heard, whatever the language', () => {
    expect(
      names(
        'MARA',
        'MARA (V.O.)',
        "Mara (O.S.) (CONT'D)",
        'MARA (CONT’D)',
        'MARA (on the radio)',
        'MARA V.O.',
        'MARA (suite)',
        'MARA (FORTS.)',
        'MARA (ПРОД.)',
        'MARA (O.C',
        'MARA:',
      ),
    ).toEqual(['MARA'])
  })

  it('keeps numbered extras and younger selves apart', () => {
    expect(names('GUARD #1', 'GUARD #2', 'GUARD #2 (V.O.)', 'COP 1', 'MARA (YOUNG)', 'MARA', 'MARA (8)')).toEqual([
      'GUARD #1',
      'GUARD #2',
      'COP 1',
      'MARA (YOUNG)',
      'MARA',
      'MARA (8)',
    ])
    expect(names('MARA (V.O.) (YOUNG) (CONT’D)')).toEqual(['MARA (YOUNG)'])
  })

  it('calls each name of a list whose names speak alone, and nobody new for ALL', () => {
    expect(names('MAN #1, MAN #2', 'COP 1/COP 2 (O.S.)', "MARA'S VOICE", 'MARA’S VOICE (V.O.)', 'THE BOY, 7')).toEqual([
      'MAN #1',
      'MAN #2',
      'COP 1',
      'COP 2',
      'MARA',
      'THE BOY, 7',
    ])
    expect(names('MARA', 'MARA AND TOM', 'TOM / BEN', 'ALL', 'BOTH', 'SALT & PEPPER', 'TOUS')).toEqual([
      'MARA',
      'TOM',
      'BEN',
      'SALT & PEPPER',
    ])
    expect(names('ÉLODIE', 'МАША (З.К.)', '李明')).toEqual(['ÉLODIE', 'МАША', '李明'])
  })

  it('says where they speak', () => {
    const script = readFountain(
      'MARA\nOne.\n\nINT. A\n\nMARA\nTwo.\n\nMARA\nThree.\n\nINT. B\n\nTOM\nFour.\n\nMARA\nFive.',
    )
    expect(castOf(script)).toEqual([
      { name: 'MARA', cues: [0, 3, 5, 10], scenes: [0, 1] },
      { name: 'TOM', cues: [8], scenes: [1] },
    ])
  })
})

describe('the scenes of a script', () => {
  it('have a number, a place, a time, a cast and a length each', () => {
    const action = Array.from({ length: 26 }, () => 'Wind.').join('\n')
    const script = readFountain(
      `.12A INT. HOUSE - KITCHEN - NIGHT\n\n${action}\n\nTOM\nNo no no.\n\nMARA\nYes.\n\n.OMITTED #13#\n\nEXT. QUAY #14#\n\nGulls.`,
    )
    expect(breakDown(script)).toMatchObject([
      {
        number: '12A',
        parts: { intExt: 'int', location: 'HOUSE - KITCHEN', timeOfDay: 'NIGHT' },
        place: 'HOUSE',
        omitted: false,
        cast: ['TOM', 'MARA'],
        eighths: 5,
      },
      { number: '13', omitted: true, cast: [], eighths: 0 },
      { number: '14', place: 'QUAY', eighths: 1 },
    ])
  })

  it('are as long together as their pages: lengths are told off the page, not rounded one by one', () => {
    const scene = `INT. A - DAY\n\n${Array.from({ length: 7 }, () => 'Wind.').join('\n')}\n\n`
    const script = readFountain(scene.repeat(50))
    const eighths = breakDown(script).reduce((sum, each) => sum + each.eighths, 0)
    const pages = paginate(script)
    const rows = pages.reduce((sum, page) => sum + page.rows, 0)
    expect(eighths).toBe(Math.round((rows / 55) * 8))
  })

  it('are as long together as the script, to an eighth a scene', () => {
    const scene = `INT. A - DAY\n\n${'Wind and rain. '.repeat(40)}\n\nTOM\n${'No. '.repeat(60)}\n\n`
    const script = readFountain(scene.repeat(40))
    const scenes = breakDown(script)
    const eighths = scenes.reduce((sum, each) => sum + each.eighths, 0)
    expect(Math.abs(eighths - 8 * paginate(script).length)).toBeLessThan(20)
  })
})

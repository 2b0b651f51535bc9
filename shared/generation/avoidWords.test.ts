import { describe, expect, it } from 'vitest'
import { idris, request, words } from '../../tests/support/composedShot.ts'
import { avoidWords } from './avoidWords.ts'

describe('what must not be in the picture', () => {
  it.each([
    ['', ''],
    [' \n ', ''],
    ['umbrella', 'Not in the picture: umbrella'],
    ['no umbrella', 'Not in the picture: umbrella'],
    ['No umbrellas, no cars.', 'Not in the picture: umbrellas, cars'],
    ['without any umbrella; modern cars', 'Not in the picture: umbrella, modern cars'],
    ['- no text\n- no logos', 'Not in the picture: text, logos'],
    ["don't show a boom", 'Not in the picture: boom'],
    ['no one in the background', 'Not in the picture: no one in the background'],
    ['northern lights', 'Not in the picture: northern lights'],
  ])('%j is said as %j', (typed, said) => {
    expect(avoidWords(typed)).toBe(said)
  })

  it('is a piece of its own that names its field, after everything that is to be seen', () => {
    const told = { shot: { size: 'cu', avoid: 'no umbrella' }, cards: [idris], film: { styleNote: 'Grey' } } as const
    expect(words(told, { free: 'calm' })).toBe('Close-up of Idris. Grey. Not in the picture: umbrella. calm.')
    expect(request(told).pieces.map(({ from }) => from)).toContain('shot.avoid')
    expect(words({ shot: { size: 'cu' } })).toBe('Close-up.')
  })
})

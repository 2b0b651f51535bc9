import { describe, expect, it } from 'vitest'
import type { LostPicture } from '#shared/contract/model.ts'
import type { MediaId } from '#shared/document/ids.ts'
import { foundWords, missingSentence } from './missingWords.ts'

const lost = (...hows: readonly LostPicture['how'][]): LostPicture[] =>
  hows.map((how, at) => ({ id: `media_${String(at).repeat(64)}` as MediaId, how }))

describe('what is said of missing pictures', () => {
  it.each([
    [lost('missing'), '1 picture of this film is missing from its folder.'],
    [lost('missing', 'missing'), '2 pictures of this film are missing from its folder.'],
    [lost('changed'), '1 picture of this film was changed on disk and can’t be shown.'],
    [lost('changed', 'missing', 'missing'), '3 pictures of this film are missing or were changed on disk.'],
  ])('counts them and says what happened', (pictures, words) => {
    expect(missingSentence(pictures)).toBe(words)
  })

  it('says why a file that was saved again is not the one', () => {
    expect(foundWords(0, 3)).toContain('saved again')
    expect(foundWords(1, 2)).toBe('1 picture is back.')
    expect(foundWords(2, 0)).toBe('')
  })
})

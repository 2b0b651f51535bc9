import { describe, expect, test } from 'vitest'
import { croppedWords, outOfFrameWords } from './outOfFrame.ts'

describe('how much of a take is out of the frame', () => {
  test('a picture of another ratio than asked says which, and how much of it is not seen', () => {
    const square = { width: 1024, height: 1024 }
    expect(outOfFrameWords(square, 2.39, '21:9')).toBe('Came as 1:1, not 21:9: 58 % of it is out of the frame.')
    expect(outOfFrameWords({ width: 768, height: 1365 }, 1.78, '16:9')).toBe(
      'Came as 9:16, not 16:9: 68 % of it is out of the frame.',
    )
  })

  test('where there is little room, it is said in a few letters', () => {
    expect(croppedWords({ width: 1024, height: 1024 }, 2.39, '21:9')).toBe('1:1 · 58 % cropped')
    expect(croppedWords({ width: 1376, height: 768 }, 2, '16:9')).toBe('10 % cropped')
    expect(croppedWords({ width: 1584, height: 672 }, 2.39, '21:9')).toBeNull()
  })

  test('the ratio that was asked for, of which the frame needs less, says only how much', () => {
    expect(outOfFrameWords({ width: 1376, height: 768 }, 2, '16:9')).toBe('10 % of it is out of the frame.')
  })

  test('nothing is said of what every model cuts off, nor where the picture is the frame', () => {
    expect(outOfFrameWords({ width: 1584, height: 672 }, 2.39, '21:9')).toBeNull()
    expect(outOfFrameWords({ width: 1920, height: 1080 }, 16 / 9, '16:9')).toBeNull()
    expect(outOfFrameWords({ width: 1000, height: 1000 }, 1, 'auto')).toBeNull()
  })
})

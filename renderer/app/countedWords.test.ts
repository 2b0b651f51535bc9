import { expect, it } from 'vitest'
import { countedWords } from './countedWords.ts'

it('a film is counted in words, each kind once and only what there is', () => {
  const counts = { project: 1, mark: 4845, scene: 2, shot: 1, look: 0, media: 3, draft: 1, 'media files': 3 }
  expect(countedWords(counts)).toBe('2 scenes, 1 shot, 4,845 marks, 3 pictures, 1 draft of the script')
  expect(countedWords({ project: 1 })).toBe('')
})

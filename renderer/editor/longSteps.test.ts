import { expect, it, vi } from 'vitest'
import { filmOf, patch } from '#shared/document/board.ts'
import { actionFilm } from '../../tests/support/actionFilm.ts'

it('a long step is called unsaved at once, and written out for the disk once the window was told of it', async () => {
  vi.useFakeTimers()
  try {
    const { editor, saved } = actionFilm()
    const happened: string[] = []
    editor.listen(() => happened.push(`told, with ${saved.length} saved`))
    const titled = (title: string) => () => patch(editor.board(), 'project', filmOf(editor.board()).id, { title })
    expect(editor.runLong('Paste', titled('Tide'))).toBe(true)
    expect([happened, editor.saving.state(), editor.isSafe()]).toEqual([[], 'saving', false])
    await vi.advanceTimersByTimeAsync(1000)
    expect([happened, editor.saving.state(), saved.length]).toEqual([['told, with 0 saved'], 'saved', 1])
  } finally {
    vi.useRealTimers()
  }
})

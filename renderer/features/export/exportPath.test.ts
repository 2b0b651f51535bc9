import { describe, expect, it } from 'vitest'
import { asPdf, besideProject, exportName } from './exportPath.ts'

describe('the name and place of an export', () => {
  it('is the film and what it is', () => {
    expect(exportName('The Salt House', 'storyboard')).toBe('The Salt House - Storyboard.pdf')
    expect(exportName('塩の家', 'shot-list')).toBe('塩の家 - Shot list.pdf')
  })

  it('holds nothing that a file name can not', () => {
    expect(exportName('a/b\\c: "d"?\u0000', 'shot-list')).toBe('a b c d - Shot list.pdf')
    expect(exportName('../..', 'shot-list')).toBe('Untitled film - Shot list.pdf')
    expect(exportName('   ', 'shot-list')).toBe('Untitled film - Shot list.pdf')
    expect(exportName('x'.repeat(500), 'shot-list').length).toBeLessThan(150)
  })

  it('lies beside the project folder, whichever way paths are written', () => {
    expect(besideProject('/home/ada/Films/Salt.framewright', 'a.pdf')).toBe('/home/ada/Films/a.pdf')
    expect(besideProject('/home/ada/Films/Salt.framewright/', 'a.pdf')).toBe('/home/ada/Films/a.pdf')
    expect(besideProject('C:\\Films\\Salt.framewright', 'a.pdf')).toBe('C:\\Films\\a.pdf')
    expect(besideProject('Salt.framewright', 'a.pdf')).toBe('a.pdf')
  })

  it('ends in .pdf', () => {
    expect(asPdf('/a/b')).toBe('/a/b.pdf')
    expect(asPdf('/a/b.PDF')).toBe('/a/b.PDF')
  })
})

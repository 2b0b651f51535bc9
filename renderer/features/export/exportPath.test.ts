import { describe, expect, it } from 'vitest'
import { pdf } from '#shared/interchange/pdf/pdf.ts'
import { withEnding } from '#shared/interchange/fileKind.ts'
import { besideProject, exportName } from './exportPath.ts'

const PDF = pdf.file

describe('the name and place of an export', () => {
  it('is the film and what it is', () => {
    expect(exportName('The Salt House', 'Storyboard', PDF)).toBe('The Salt House - Storyboard.pdf')
    expect(exportName('塩の家', 'Shot list', PDF)).toBe('塩の家 - Shot list.pdf')
  })

  it('holds nothing that a file name can not', () => {
    expect(exportName('a/b\\c: "d"?\u0000', 'Shot list', PDF)).toBe('a b c d - Shot list.pdf')
    expect(exportName('../..', 'Shot list', PDF)).toBe('Untitled film - Shot list.pdf')
    expect(exportName('   ', 'Shot list', PDF)).toBe('Untitled film - Shot list.pdf')
    expect(exportName('x'.repeat(500), 'Shot list', PDF).length).toBeLessThan(150)
  })

  it('lies beside the project folder, whichever way paths are written', () => {
    expect(besideProject('/home/ada/Films/Salt.framewright', 'a.pdf')).toBe('/home/ada/Films/a.pdf')
    expect(besideProject('/home/ada/Films/Salt.framewright/', 'a.pdf')).toBe('/home/ada/Films/a.pdf')
    expect(besideProject('C:\\Films\\Salt.framewright', 'a.pdf')).toBe('C:\\Films\\a.pdf')
    expect(besideProject('Salt.framewright', 'a.pdf')).toBe('a.pdf')
  })

  it('ends in .pdf', () => {
    expect(withEnding('/a/b', PDF)).toBe('/a/b.pdf')
    expect(withEnding('/a/b.PDF', PDF)).toBe('/a/b.PDF')
  })
})

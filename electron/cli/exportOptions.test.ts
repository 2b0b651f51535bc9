import { describe, expect, it } from 'vitest'
import { formHelp, spelledOut } from './exportOptions.ts'

describe('the options of an export', () => {
  it('have short forms for a yes, a no and the way a page is turned', () => {
    const said = [
      'Film',
      '--portrait',
      '--no-stamp',
      '--done-box',
      '--cover',
      'no',
      '--shots',
      '1A',
      '--black-and-white',
    ]
    expect(spelledOut(said).join(' ')).toBe(
      'Film --orientation portrait --stamp no --done-box yes --cover no --shots 1A --black-and-white yes',
    )
  })

  it('keep what is no short form as it was said', () => {
    const said = ['--as', 'storyboard', '--no-such', '--all', '--stamp', 'yes']
    expect(spelledOut(said)).toEqual(said)
  })

  it('stand apart from what they mean in the help, however long their names are', () => {
    const options = formHelp().filter((line) => line.startsWith('  --'))
    expect(options.length).toBeGreaterThan(20)
    for (const line of options) expect(line).toMatch(/^ {2}--[a-z-]+ {2,}\S/)
  })
})

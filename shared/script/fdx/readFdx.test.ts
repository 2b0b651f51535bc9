import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../screenplay.ts'
import type { Screenplay } from '../screenplay.ts'
import { readFdx } from './readFdx.ts'
import { scenesIn } from '../scenesIn.ts'
import { workOf } from '../../../tests/support/workOf.ts'

function file(body: string, rest = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<FinalDraft DocumentType="Script" Version="5">\n<Content>\n${body}\n</Content>\n${rest}</FinalDraft>`
}

function paragraph(type: string, text: string, attributes = '', before = ''): string {
  return `<Paragraph Type="${type}" ${attributes}>${before}<Text>${text}</Text></Paragraph>`
}

function gone(text: string): string {
  return `<Text Deleted="Yes" RevisionID="1">${text}</Text>`
}

function told({ elements }: Screenplay): string[] {
  return elements.map((each) => [each.kind, each.number, each.dual, textOf(each)].filter(Boolean).join(' | '))
}

describe('a Final Draft script', () => {
  it('has numbers, pages and eighths of its scenes, styles as runs, and revisions', () => {
    const properties =
      '<SceneProperties Length="1 3/8" Page="12A"><Summary><Paragraph><Text>They meet.</Text></Paragraph></Summary></SceneProperties>'
    const { elements } = readFdx(
      file(`${paragraph('Scene Heading', 'INT. SALT HOUSE - NIGHT', 'Number="12A"', properties)}
<Paragraph Type="Action"><Text>She </Text><Text Style="Bold+Italic">runs</Text><Text RevisionID="2" Style="Underline"> out</Text></Paragraph>`),
    )
    expect(elements).toEqual([
      {
        kind: 'heading',
        runs: [{ text: 'INT. SALT HOUSE - NIGHT' }],
        line: 4,
        lastLine: 4,
        number: '12A',
        eighths: 11,
        page: '12A',
      },
      { kind: 'synopsis', runs: [{ text: 'They meet.' }], line: 4, lastLine: 4 },
      {
        kind: 'action',
        runs: [{ text: 'She ' }, { text: 'runs', bold: true, italic: true }, { text: ' out', underline: true }],
        line: 5,
        lastLine: 5,
        revised: true,
      },
    ])
  })

  it('has nothing of what was taken out as a tracked change, which is named', () => {
    const { elements, unread } = readFdx(
      file(
        `${paragraph('Scene Heading', 'INT. QUAY - DAY', 'Number="1"')}
<Paragraph Type="Action"><Text>She </Text>${gone('runs')}<Text RevisionID="1">walks</Text><Text> out.</Text></Paragraph>
<Paragraph Type="Scene Heading" Number="2">${gone('EXT. ROAD - NIGHT')}</Paragraph>
${paragraph('Character', 'MARA')}
${paragraph('Dialogue', 'No.')}
<Paragraph Type="Dialogue">${gone('And never again.')}</Paragraph>
${paragraph('Dialogue', 'Go.')}`,
        '<ScriptNotes><ScriptNote Range="54,56"><Paragraph><Text>Who?</Text></Paragraph></ScriptNote></ScriptNotes>',
      ),
    )
    expect(told({ titlePage: [], elements, unread })).toEqual([
      'heading | 1 | INT. QUAY - DAY',
      'action | She walks out.',
      'character | MARA',
      'note | Who?',
      'dialogue | No.\nGo.',
    ])
    expect(unread.map(({ line, text }) => [line, text])).toEqual([
      [5, 'runs'],
      [6, 'EXT. ROAD - NIGHT'],
      [9, 'And never again.'],
    ])
  })

  it('has speeches of several paragraphs, with empty ones between, side by side, in one line or many', () => {
    const dual = ['Character|MARA', 'Dialogue|No.', 'Character|TOM', 'Parenthetical|(low)', 'Dialogue|Yes.']
      .map((each) => paragraph(...(each.split('|') as [string, string])))
      .join('')
    const body = [
      paragraph('Character', 'TOM'),
      paragraph('Dialogue', 'One.'),
      '<Paragraph Type="Dialogue"/>',
      '<Paragraph Type="Dialogue"><Text></Text></Paragraph>',
      paragraph('Dialogue', 'Two.'),
      `<Paragraph><DualDialogue>${dual}</DualDialogue></Paragraph>`,
      paragraph('Action', 'Gulls.'),
      '<Paragraph Type="Action"></Paragraph>',
    ]
    const wanted = [
      'character | TOM',
      'dialogue | One.\n\nTwo.',
      'character | left | MARA',
      'dialogue | left | No.',
      'character | right | TOM',
      'parenthetical | right | (low)',
      'dialogue | right | Yes.',
      'action | Gulls.',
    ]
    expect(told(readFdx(file(body.join('\n'))))).toEqual(wanted)
    expect(told(readFdx(file(body.join('')).replaceAll('\n', '')))).toEqual(wanted)
  })

  it('keeps script notes where they are written, or at the place that they name', () => {
    const note =
      '<ScriptNote Range="1,2"><Paragraph><Text>Check</Text></Paragraph><Paragraph><Text>this.</Text></Paragraph></ScriptNote>'
    const body = [paragraph('Action', 'One.', '', note), paragraph('Action', 'Two.'), paragraph('Action', 'Three.')]
    const rest =
      '<ScriptNotes><ScriptNote Range="5,9"><Paragraph><Text>On two.</Text></Paragraph></ScriptNote></ScriptNotes>'
    expect(told(readFdx(file(body.join('\n'), rest)))).toEqual([
      'action | One.',
      'note | Check\nthis.',
      'action | Two.',
      'note | On two.',
      'action | Three.',
    ])
  })

  it('brings an omitted scene in as OMITTED, and names the text that stays in the file', () => {
    const omitted = `<Paragraph Type="Scene Heading" Number="21"><Text>OMITTED</Text><OmittedScene>${paragraph('Scene Heading', 'EXT. YARD')}${paragraph('Action', 'Rain.')}</OmittedScene></Paragraph>`
    const script = readFdx(
      file(
        `${omitted}\n${paragraph('Action', 'Go.')}`,
        '<AltCollection><Alt><Paragraph><Text>Run.</Text></Paragraph></Alt></AltCollection>',
      ),
    )
    expect(told(script)).toEqual(['heading | 21 | OMITTED', 'action | Go.'])
    expect(script.unread.map(({ line, text }) => [line, text])).toEqual([
      [4, 'EXT. YARD / Rain.'],
      [7, 'Run.'],
    ])
  })

  it('keeps a tab as a space, an omitted scene without a word, and a scene of a number alone, which it names', () => {
    const omitted = `<Paragraph Type="Scene Heading" Number="21"><OmittedScene>${paragraph('Scene Heading', 'EXT. YARD')}</OmittedScene></Paragraph>`
    const empty = '<Paragraph Type="Scene Heading" Number="22"><Text></Text></Paragraph>'
    const body = [omitted, paragraph('Action', 'One<Tab/>two.'), empty, paragraph('Action', 'Go.')]
    const title =
      '<TitlePage><Content><Paragraph Alignment="Center"><Text>THE<Tab/>FILM</Text></Paragraph></Content></TitlePage>'
    const script = readFdx(file(body.join('\n'), title))
    expect(told(script)).toEqual(['heading | 21 | OMITTED', 'action | One two.', 'heading | 22', 'action | Go.'])
    expect(scenesIn(script)).toHaveLength(2)
    expect(script.titlePage).toEqual([{ key: 'Title', values: ['THE FILM'] }])
    expect(script.unread.map(({ line, why }) => [line, why])).toEqual([
      [4, expect.stringContaining('omitted scene')],
      [6, expect.stringContaining('Scene 22 has no heading')],
    ])
  })

  it('knows the types of other programs, and reads the writer’s own as what they print as', () => {
    const types = '<ElementSettings Type="Text message"><Behavior PaginateAs="Action"/></ElementSettings>'
    const body = [
      paragraph('Text message', 'Come home.'),
      paragraph('Cast List', 'MARA, TOM'),
      paragraph('New Act', 'ACT TWO', 'StartsNewPage="Yes"'),
      paragraph('Action', 'THE END', 'Alignment="Center"'),
      paragraph('Shot', 'ON THE BOAT'),
      paragraph('Outline 2', 'They leave'),
      paragraph('Unheard of', 'Text.'),
    ]
    expect(told(readFdx(file(body.join('\n'), types)))).toEqual([
      'action | Come home.',
      'general | MARA, TOM',
      'pageBreak',
      'centered | ACT TWO',
      'centered | THE END',
      'shot | ON THE BOAT',
      'section | They leave',
      'general | Text.',
    ])
  })

  it('has a title page without keys', () => {
    const center = 'Alignment="Center"'
    const lines = [
      paragraph('General', 'SALT', center),
      '<Paragraph Type="General"/>',
      paragraph('General', 'Written by', center),
      '<Paragraph Type="General"/>',
      paragraph('General', 'A Writer', center),
      '<Paragraph Type="General"/>',
      paragraph('General', '3 May 2026'),
    ]
    expect(readFdx(file('', `<TitlePage><Content>${lines.join('\n')}</Content></TitlePage>`)).titlePage).toEqual([
      { key: 'Title', values: ['SALT'] },
      { key: 'Credit', values: ['Written by'] },
      { key: 'Author', values: ['A Writer'] },
      { key: 'Draft date', values: ['3 May 2026'] },
    ])
  })
})

describe('a faulty Final Draft file', () => {
  it('that is cut off is read as far as it goes, and says where it ends', () => {
    const script = readFdx(
      file(`${paragraph('Action', 'One.')}\n${paragraph('Action', 'Two.')}`).replace(/wo\.<.*$/s, 'w'),
    )
    expect(told(script)).toEqual(['action | One.', 'action | Tw'])
    expect(script.unread).toMatchObject([{ line: 5 }])
    expect(script.unread[0]!.why).toContain('ends here')
  })

  it('with an unknown entity keeps its text, and names the line', () => {
    const script = readFdx(file(paragraph('Action', 'Tom &amp; Mara&nbsp;run.')))
    expect(told(script)).toEqual(['action | Tom & Mara&nbsp;run.'])
    expect(script.unread).toMatchObject([{ line: 4 }])
  })

  it.each([
    ['<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><FinalDraft/>', 'entities'],
    ['<?xml version="1.0"?>\n<!DOCTYPE FinalDraft SYSTEM "file:///etc/passwd"><FinalDraft/>', 'another file'],
    ['<html><body>INT. A</body></html>', 'no Final Draft script|not a Final Draft script'],
    ['', 'not a Final Draft script'],
  ])('%j is refused in words', (text, why) => {
    const script = readFdx(text)
    expect(script.elements).toEqual([])
    expect(script.unread[0]!.why).toMatch(new RegExp(why))
  })

  it('of any kind gives a screenplay, in a time that grows with its length', async () => {
    assert(property(string({ unit: 'binary', maxLength: 60 }), (text) => readFdx(file(text)).titlePage.length === 0))
    const { value: long, ms } = await workOf(() => {
      readFdx(`<FinalDraft><Content>${'<a>'.repeat(20_000)}`)
      readFdx(file('<Paragraph Type="Action">'.repeat(5_000)))
      return readFdx(file(`${paragraph('Action', 'Mara runs.')}\n`.repeat(5_000)))
    })
    expect(long.elements).toHaveLength(5_000)
    expect(ms).toBeLessThan(8000)
  })
})

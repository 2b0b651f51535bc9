import { cleanText } from '../cleanText.ts'
import type { Run } from '../screenplay.ts'
import { emptyParagraph } from './fdxParagraph.ts'
import type { FdxAside, FdxFile, FdxNote, FdxParagraph } from './fdxParagraph.ts'

/** What an element's text is for, by where it stands. */
type Role =
  | 'top'
  | 'root'
  | 'body'
  | 'titlePage'
  | 'title'
  | 'properties'
  | 'summary'
  | 'notes'
  | 'note'
  | 'aside'
  | 'settings'
  | 'skip'

interface Level {
  readonly name: string
  readonly role: Role
}

type Attributes = Readonly<Record<string, string>>

/** Deeper elements are passed over: no screenwriting program nests so. */
const DEEPEST = 60

/** Takes a Final Draft file tag by tag. */
export class FdxReader {
  readonly file: FdxFile = { body: [], title: [], notes: [], asides: [], types: new Map(), faults: [], known: false }
  private readonly levels: Level[] = []
  /** Those that are open, and where each will stand in its list. */
  private readonly paragraphs: FdxParagraph[] = []
  private readonly places: number[] = []
  private note: FdxNote | null = null
  private aside: FdxAside | null = null
  /** Style of the `Text` that is open; undefined: none is. */
  private style: Omit<Run, 'text'> | undefined
  /** Text of the `Text` that is open was taken out. */
  private isStruck = false
  private speakers = 0
  private ownType = ''

  get depth(): number {
    return this.levels.length
  }

  open(name: string, attributes: Attributes, line: number): void {
    // A tab is an element where Final Draft writes it, and a space here, as one that is typed.
    const tab = name === 'Tab' && this.levels.at(-1)?.name === 'Text'
    if (tab) this.text(' ', line)
    const role = tab || this.levels.length >= DEEPEST ? 'skip' : roleOf(this.levels.at(-1)?.role ?? 'top', name)
    if (this.levels.length === 0) this.file.known = name === 'FinalDraft'
    this.levels.push({ name, role })
    if (role === 'body' || role === 'title') this.openText(name, attributes, line)
    else if (name === 'Paragraph' && role === 'note') this.note?.lines.push('')
    else if (name === 'Paragraph' && role === 'summary') this.paragraphs.at(-1)?.summary.push('')
    else if (name === 'Paragraph' && role === 'aside') this.aside?.text.push('')
    else if (role === 'properties' && name === 'SceneProperties') this.openProperties(attributes)
    else if (role === 'settings') this.openSetting(name, attributes)
    if (name === 'ScriptNote' && role === 'note') this.openNote(attributes, line)
    if (role === 'aside' && this.aside === null) this.openAside(name, line)
  }

  close(name: string, line: number): void {
    const level = this.levels.pop()
    if (level?.name !== name) return
    if (name === 'Text') [this.style, this.isStruck] = [undefined, false]
    if (name === 'ScriptNote' && level.role === 'note' && this.note) {
      this.note.lastLine = line
      this.note = null
    }
    if (level.role === 'aside' && this.levels.at(-1)?.role !== 'aside') this.aside = null
    if (name === 'Paragraph' && (level.role === 'body' || level.role === 'title')) this.closeParagraph(line)
  }

  text(part: string, line: number): void {
    const { role, name } = this.levels.at(-1) ?? { role: 'skip', name: '' }
    if (name !== 'Text') {
      // Text that no `Text` holds is a layout of the XML, unless it has letters.
      if (role !== 'body' || part.trim() === '') return
    }
    const clean = cleanText(part).replace(/[\t\f]/g, ' ')
    const paragraph = this.paragraphs.at(-1)
    if (role === 'note' && this.note) append(this.note.lines, clean)
    else if (role === 'summary' && paragraph) append(paragraph.summary, clean)
    else if (role === 'aside' && this.aside) append(this.aside.text, clean)
    else if (role === 'body' && !paragraph) this.file.asides.push({ what: 'unknown', line, text: [clean.trim()] })
    else if (role === 'body' && paragraph && this.isStruck) this.strike(paragraph, clean, line)
    else if ((role === 'body' || role === 'title') && paragraph) paragraph.runs.push({ text: clean, ...this.style })
  }

  /** The file ended: what is open counts as far as it was written. */
  cutOff(line: number): void {
    while (this.levels.length > 0) this.close(this.levels.at(-1)!.name, line)
  }

  private openText(name: string, attributes: Attributes, line: number): void {
    if (name === 'Paragraph') this.openParagraph(attributes, line)
    if (name === 'DualDialogue') {
      this.speakers = 0
      this.block()
    }
    if (name === 'Text') {
      this.style = styleOf(attributes.Style ?? '')
      this.isStruck = attributes.Deleted === 'Yes'
      const revision = Number(attributes.RevisionID ?? 0)
      const paragraph = this.paragraphs.at(-1)
      if (revision > 0 && paragraph) paragraph.revised = true
    }
  }

  private strike(paragraph: FdxParagraph, text: string, line: number): void {
    if (paragraph.struck === 0) this.file.asides.push({ what: 'struck', line, text: [] })
    paragraph.struck += text.length
    const aside = this.file.asides.findLast(({ what }) => what === 'struck')
    if (aside) append(aside.text, text)
  }

  private openParagraph(attributes: Attributes, line: number): void {
    const paragraph = emptyParagraph(line)
    paragraph.type = attributes.Type?.trim() ?? ''
    paragraph.number = attributes.Number?.trim() ?? ''
    paragraph.centered = attributes.Alignment === 'Center'
    paragraph.newPage = attributes.StartsNewPage === 'Yes'
    if (this.levels.some(({ name }) => name === 'DualDialogue')) {
      if (paragraph.type === 'Character') this.speakers++
      paragraph.dual = this.speakers < 2 ? 'left' : 'right'
    }
    this.paragraphs.push(paragraph)
    this.places.push(this.listNow().length)
  }

  /** A paragraph that holds others stands before them. */
  private closeParagraph(line: number): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    paragraph.lastLine = line
    const list = this.listNow()
    list.splice(this.places.pop() ?? list.length, 0, paragraph)
  }

  private listNow(): FdxParagraph[] {
    return this.levels.some(({ role }) => role === 'title') ? this.file.title : this.file.body
  }

  private openProperties({ Page, Length }: Attributes): void {
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph) return
    paragraph.page = Page?.trim() ?? ''
    paragraph.eighths = eighthsIn(Length ?? '')
  }

  private openNote(attributes: Attributes, line: number): void {
    const place = Number(/^\d+/.exec(attributes.Range ?? '')?.[0] ?? -1)
    this.note = { line, lastLine: line, lines: [], place }
    const paragraph = this.paragraphs.at(-1)
    if (paragraph) paragraph.notes.push(this.note)
    else this.file.notes.push(this.note)
  }

  private openAside(name: string, line: number): void {
    const what = name === 'OmittedScene' ? 'omitted' : name.startsWith('Alt') ? 'alternate' : 'unknown'
    if (what === 'omitted') this.omit()
    this.aside = { what, line, text: [''] }
    this.file.asides.push(this.aside)
  }

  private openSetting(name: string, { Type, PaginateAs }: Attributes): void {
    if (name === 'ElementSettings') this.ownType = Type ?? ''
    if (name === 'Behavior' && PaginateAs && this.ownType !== '') this.file.types.set(this.ownType, PaginateAs)
  }

  private omit(): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph) paragraph.omits = true
    this.block()
  }

  private block(): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph) paragraph.blocks++
  }
}

const BODY: Readonly<Record<string, Role>> = {
  Paragraph: 'body',
  Text: 'body',
  DualDialogue: 'body',
  SceneProperties: 'properties',
  ScriptNote: 'note',
}
const ROOT: Readonly<Record<string, Role>> = {
  Content: 'body',
  TitlePage: 'titlePage',
  ScriptNotes: 'notes',
  AltCollection: 'aside',
  ElementSettings: 'settings',
}

function roleOf(parent: Role, name: string): Role {
  switch (parent) {
    case 'top':
      return 'root'
    case 'root':
      return ROOT[name] ?? 'skip'
    case 'body':
      return BODY[name] ?? 'aside'
    case 'titlePage':
      return name === 'Content' ? 'title' : 'skip'
    case 'title':
      return name === 'Paragraph' || name === 'Text' ? 'title' : 'skip'
    case 'properties':
      return name === 'Summary' ? 'summary' : 'skip'
    case 'notes':
      return name === 'ScriptNote' ? 'note' : 'skip'
    case 'summary':
    case 'note':
    case 'aside':
    case 'settings':
    case 'skip':
      return parent
  }
}

function append(lines: string[], text: string): void {
  if (lines.length === 0) lines.push('')
  lines[lines.length - 1] += text
}

/** @param style "Bold+Italic+Underline". */
function styleOf(style: string): Omit<Run, 'text'> {
  return {
    ...(style.includes('Bold') ? { bold: true as const } : {}),
    ...(style.includes('Italic') ? { italic: true as const } : {}),
    ...(style.includes('Underline') ? { underline: true as const } : {}),
  }
}

/** @param length "1 3/8", "3/8" or "2"; anything else is 0. */
function eighthsIn(length: string): number {
  const read = /^(?:(\d{1,3})(?:\s+|$))?(?:(\d)\/8)?$/.exec(length.trim())
  return read ? Number(read[1] ?? 0) * 8 + Number(read[2] ?? 0) : 0
}

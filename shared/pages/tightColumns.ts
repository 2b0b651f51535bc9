import type { Board } from '../document/board.ts'
import { PAPERS } from './model.ts'
import type { ExportOptions } from './model.ts'
import { columnRule } from './shotListColumns.ts'
import type { Columns } from './shotListColumns.ts'

type Paper = Pick<ExportOptions, 'paper' | 'landscape' | 'typeSize'>

/** Columns that are named; of more, how many there are. */
const NAMED = 3

/** Says which of a shot list's columns break words and what gives them room; '' if none does. */
export function tightWords(board: Board, paper: Paper, { list, broken }: Pick<Columns, 'list' | 'broken'>): string {
  if (broken.length === 0) return ''
  const names = broken.slice(0, NAMED).map((id) => columnRule(id, board).name)
  const more = broken.length > NAMED ? ` and ${broken.length - NAMED} more` : ''
  const columns = list.length === 1 ? 'One column does' : `${list.length} columns do`
  return `${columns} not fit on this paper: words are broken in ${names.join(', ')}${more}. ${helpOf(paper)}.`
}

function helpOf({ paper, landscape, typeSize }: Paper): string {
  const ways = [
    'fewer columns',
    ...(landscape ? [] : ['landscape']),
    ...(PAPERS[paper].height < PAPERS.A3.height ? ['larger paper'] : []),
    ...(typeSize === 'small' ? [] : ['small type']),
  ]
  const last = ways.pop()!
  return `Choose ${ways.length === 0 ? last : `${ways.join(', ')} or ${last}`}`
}

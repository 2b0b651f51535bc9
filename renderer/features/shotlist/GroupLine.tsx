import { HeadLine } from './HeadLine.tsx'
import type { HeadLineProps } from './HeadLine.tsx'
import { headWords } from '#shared/document/headWords.ts'
import type { HeadRow } from './listRow.ts'

interface GroupLineProps extends HeadLineProps {
  readonly row: Extract<HeadRow, { kind: 'group' }>
  /** Name of the column that the list is grouped by. */
  readonly groupedBy: string
}

/** Shots with the same in one column, under what they have. */
export function GroupLine({ row: { id, label, tally }, groupedBy, ...head }: GroupLineProps) {
  const none = `No ${groupedBy.toLowerCase()}`
  return (
    <HeadLine
      {...head}
      id={id}
      name={label === '' ? none.toLowerCase() : `${groupedBy} ${label}`}
      className="group-line"
    >
      <b className={label === '' ? 'faint' : ''} dir="auto">
        {label === '' ? none : label}
      </b>
      <small>{headWords(tally)}</small>
    </HeadLine>
  )
}

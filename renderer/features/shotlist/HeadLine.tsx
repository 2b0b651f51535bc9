import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

export function headId(id: string): string {
  return `head-${id.replaceAll(/\s/g, '_')}`
}

export interface HeadLineProps {
  /** Counted from 1 over the whole list, the header first. */
  readonly rowIndex: number
  readonly columns: number
  readonly folded: boolean
  /** The keyboard is on it. */
  readonly isAt: boolean
  readonly onFold: () => void
}

interface HeadProps extends HeadLineProps {
  readonly id: string
  /** What stands under it, for its button: "scene 12". */
  readonly name: string
  readonly className?: string
  readonly spots?: string
  readonly children: ReactNode
}

/** A row over others, with the button that folds them away. */
export function HeadLine(props: HeadProps) {
  const { id, name, rowIndex, columns, folded, isAt, onFold, className = '', spots, children } = props
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={['scene-line', className, isAt && 'at-head'].filter(Boolean).join(' ')}
      data-spots={spots}
    >
      <div
        id={headId(id)}
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columns}
        {...(folded && { 'aria-description': 'Folded' })}
      >
        <button
          type="button"
          tabIndex={-1}
          className="head-fold"
          aria-expanded={!folded}
          aria-label={`Shots of ${name}`}
          onClick={onFold}
        >
          {folded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
        </button>
        {children}
      </div>
    </div>
  )
}

import { useState } from 'react'
import './field.css'

interface FieldNoteProps {
  readonly id: string
  readonly text: string
  readonly problem: string | null
  readonly most: number | undefined
}

/** From this part of what fits on, a field says how much of it is used. */
const NEAR = 0.9

const count = (value: number): string => value.toLocaleString('en-GB')

/** Whether a note stands under a field: why what is typed can't be kept, or how near it is to what fits. */
export function hasNote({ text, problem, most }: Omit<FieldNoteProps, 'id'>): boolean {
  return problem !== null || (most !== undefined && text.length >= most * NEAR)
}

export function FieldNote({ id, text, problem, most }: FieldNoteProps) {
  // Said once, when it begins: the figure in it changes with every letter that is taken away.
  const [said, setSaid] = useState(problem)
  if ((said === null) !== (problem === null)) setSaid(problem)
  return (
    <>
      <span className="unseen" role="alert">
        {said}
      </span>
      {hasNote({ text, problem, most }) && (
        <small id={id} className={problem === null ? 'field-hint field-count' : 'field-problem'}>
          {problem ?? `${count(text.length)} of ${count(most ?? 0)} characters`}
        </small>
      )}
    </>
  )
}

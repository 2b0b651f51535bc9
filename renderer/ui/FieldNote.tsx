import { useState } from 'react'
import './field.css'

interface FieldNoteProps {
  readonly id: string
  readonly text: string
  readonly problem: string | null
  readonly most: number | undefined
}

/** From this fraction of its limit on, a field shows how much of it is used. */
const NEAR = 0.9

const count = (value: number): string => value.toLocaleString('en-GB')

/** Whether a note is shown under a field: why what is typed can't be saved, or how close it is to the limit. */
export function hasNote({ text, problem, most }: Omit<FieldNoteProps, 'id'>): boolean {
  return problem !== null || (most !== undefined && text.length >= most * NEAR)
}

export function FieldNote({ id, text, problem, most }: FieldNoteProps) {
  // Announced once, when it appears: its figure changes with every letter removed.
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

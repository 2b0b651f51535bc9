import { createContext, use, useId } from 'react'
import type { ReactNode } from 'react'
import './field.css'

interface FieldIds {
  readonly control: string
  readonly hint: string | undefined
}

const FieldContext = createContext<FieldIds | null>(null)

/** Ids that name and describe the control inside a Field; nothing outside one. */
export function useFieldIds(): { id?: string; 'aria-describedby'?: string } {
  const ids = use(FieldContext)
  if (!ids) return {}
  return ids.hint === undefined ? { id: ids.control } : { id: ids.control, 'aria-describedby': ids.hint }
}

export interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A label over one control, with a line of help under it. */
export function Field({ label, hint, className = '', children }: FieldProps) {
  const id = useId()
  const ids = { control: id, hint: hint ? `${id}-hint` : undefined }
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <FieldContext value={ids}>{children}</FieldContext>
      {hint && (
        <small className="field-hint" id={ids.hint}>
          {hint}
        </small>
      )}
    </div>
  )
}

import type { ReactNode } from 'react'
import { useField } from './useField.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'

interface ShotSpotProps {
  readonly field: FieldId
  readonly children: ReactNode
}

/** Where a change to this field is seen, of the shots that what stands around it names, so that undo can tell. */
export function ShotSpot({ field, children }: ShotSpotProps) {
  const { key } = useField(field)
  return (
    <div className="shot-spot" data-spot-field={key}>
      {children}
    </div>
  )
}

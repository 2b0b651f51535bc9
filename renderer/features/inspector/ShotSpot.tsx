import type { ReactNode } from 'react'
import type { ShotRow } from '#shared/document/schema.ts'
import { useField } from './useField.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'

interface ShotSpotProps {
  readonly shots: readonly ShotRow[]
  readonly field: FieldId
  readonly children: ReactNode
}

/** Where a change to this field of these shots is seen, so that undo can tell. */
export function ShotSpot({ shots, field, children }: ShotSpotProps) {
  const { key } = useField(field)
  return (
    <div className="shot-spot" data-spots={shots.map(({ id }) => `shot:${id}/${key}`).join(' ')}>
      {children}
    </div>
  )
}

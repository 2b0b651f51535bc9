import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useField } from './useField.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'

interface ShotSpotProps {
  /** The same list while the same shots are selected. */
  readonly shotIds: readonly string[]
  readonly field: FieldId
  readonly children: ReactNode
}

/** Where a change to this field of these shots is seen, so that undo can tell. */
export function ShotSpot({ shotIds, field, children }: ShotSpotProps) {
  const { key } = useField(field)
  const spots = useMemo(() => shotIds.map((id) => `shot:${id}/${key}`).join(' '), [shotIds, key])
  return (
    <div className="shot-spot" data-spots={spots}>
      {children}
    </div>
  )
}

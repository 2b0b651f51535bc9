import { Star } from 'lucide-react'
import type { TakeRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useTakeActs } from './useTakeActs.ts'

interface StarButtonProps {
  readonly take: TakeRow
  readonly shot: string
  readonly keys?: string
}

/** Marks a take as worth another look. */
export function StarButton({ take, shot, keys }: StarButtonProps) {
  const { canWrite } = useEditor()
  const acts = useTakeActs(take, shot)
  return (
    <IconButton
      className="star"
      label={take.starred ? `Unstar T${take.number}` : `Star T${take.number}`}
      {...(keys === undefined ? {} : { keys })}
      icon={<Star aria-hidden fill={take.starred ? 'currentColor' : 'none'} />}
      aria-pressed={take.starred}
      disabled={!canWrite}
      onClick={acts.star}
    />
  )
}

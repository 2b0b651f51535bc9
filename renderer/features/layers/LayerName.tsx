import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { TextInput } from '../../ui/TextInput.tsx'
import type { DraftRule } from '../../ui/visits.ts'
import { useNaming } from '../../ui/useNaming.ts'

interface LayerNameProps {
  readonly name: string
  readonly rule: DraftRule
  /** It was just asked for: takes the focus, with all text selected. */
  readonly focused: boolean
  readonly onName: (name: string) => void
  /** Renaming is over. `left`: the focus went elsewhere meanwhile, and stays there. */
  readonly onDone: (left: boolean) => void
}

/**
 * The field for renaming a layer: the name is as typed, whatever ends it. One that is too long stays here until it fits;
 * where nothing is left of what was typed, or an input method dropped it, the layer is called as before.
 */
export function LayerName({ name, rule, focused, onName, onDone }: LayerNameProps) {
  const input = useNaming(focused)
  const [before] = useState(name)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.stopPropagation()
    if (event.key === 'Escape' || rule.refuse(input.current?.value ?? '') === null) onDone(false)
  }

  return (
    <div className="layer-naming" onBlur={() => onDone(true)}>
      <TextInput
        ref={input}
        label="Layer name"
        className="layer-field"
        value={name}
        rule={rule}
        onCommit={(text) => onName(text.trim() === '' ? before : text)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

import { useRef } from 'react'

interface LayerNameProps {
  readonly name: string
  /** null: renaming was given up. `left`: the focus went elsewhere meanwhile, and stays there. */
  readonly onNamed: (name: string | null, left: boolean) => void
}

/** The field in which a layer is renamed: Enter and leaving it name the layer, Escape does not. */
export function LayerName({ name, onNamed }: LayerNameProps) {
  const done = useRef(false)
  function end(next: string | null, left = false): void {
    if (done.current) return
    done.current = true
    onNamed(next, left)
  }
  return (
    <input
      ref={(field) => field?.select()}
      className="layer-field"
      aria-label="Layer name"
      dir="auto"
      defaultValue={name}
      maxLength={200}
      onBlur={(event) => end(event.target.value, true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        // While letters are still being composed, Enter and Escape are about them.
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') end(event.currentTarget.value)
        if (event.key === 'Escape') end(null)
      }}
    />
  )
}

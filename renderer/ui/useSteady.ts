import { useMemo } from 'react'

/**
 * The value as it was first made, for as long as it says the same: what is made anew of it, or draws it, stands still.
 * A value as JSON has them.
 */
export function useSteady<Value>(value: Value): Value {
  const text = JSON.stringify(value)
  return useMemo(() => JSON.parse(text) as Value, [text])
}

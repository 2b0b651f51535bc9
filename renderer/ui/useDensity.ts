import { useSyncExternalStore } from 'react'
import { watchDensity } from './watchDensity.ts'

/** Device px per CSS px; whoever paints by it paints anew on another screen. */
export function useDensity(): number {
  return useSyncExternalStore(watchDensity, () => devicePixelRatio)
}

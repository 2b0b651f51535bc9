import { useEffect } from 'react'
import { readingsOf } from '#shared/commands/keyPress.ts'

/**
 * While it listens, the next press is a key for a command and nothing else. Of what a press can mean, the Latin letter
 * counts, so that the same file of keys works on every layout. Esc calls it off.
 */
export function useKeyCapture(listening: boolean, mac: boolean, heard: (key: string | null) => void): void {
  useEffect(() => {
    if (!listening) return undefined
    function pressed(event: KeyboardEvent): void {
      const readings = readingsOf(event, mac)
      const key = readings.find((each) => /^[\x20-\x7e]+$/.test(each)) ?? readings[0]
      if (key === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      heard(key === 'Escape' ? null : key)
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [listening, mac, heard])
}

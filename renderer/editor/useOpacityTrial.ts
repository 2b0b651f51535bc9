import { useEffect, useState } from 'react'
import type { LayerRow } from '#shared/document/schema.ts'
import { layerTrialOf } from './layerTrial.ts'
import { useEditor } from './useEditor.ts'

/** A layer's opacity under a slider, in percent: it shows on the drawing as it is slid, and is given to `commit` once. */
export function useOpacityTrial(layer: LayerRow, commit: (opacity: number) => void) {
  const trial = layerTrialOf(useEditor().session)
  const [slid, setSlid] = useState<number | null>(null)
  useEffect(() => trial.end, [trial])
  function end(): void {
    setSlid(null)
    trial.end()
  }
  return {
    percent: slid ?? Math.round(layer.opacity * 100),
    onChange(percent: number) {
      setSlid(percent)
      trial.show(layer.id, { opacity: percent / 100 })
    },
    onCommit(percent: number) {
      commit(percent / 100)
      end()
    },
    onCancel: end,
  }
}

import { useEffect, useState } from 'react'
import type { LayerRow } from '#shared/document/schema.ts'
import { layerTrialOf } from './layerTrial.ts'
import { useEditor } from './useEditor.ts'

/** A layer's opacity on a slider, in percent: shown on the drawing while dragged, passed to `commit` once. */
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

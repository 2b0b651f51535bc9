import type { Layer } from 'ag-psd'

/** With those in groups, each group before its own. */
export function everyLayer(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) => [layer, ...everyLayer(layer.children ?? [])])
}

import type { Layer } from 'ag-psd'
import { everyLayer } from './everyLayer.ts'
import { hasPixels, solidColor } from './psdPixels.ts'

const KEPT_BLENDS = ['normal', 'multiply', 'pass through', undefined]

/** Features of a document without a counterpart here, worded to follow "without its". */
export function whatIsLost(layers: readonly Layer[]): string[] {
  const all = everyLayer(layers)
  const modes = all.map((layer) => layer.blendMode).filter((mode) => !KEPT_BLENDS.includes(mode))
  const bare = all.filter((layer) => !layer.children && !hasPixels(layer) && !solidColor(layer))
  const groups = all.some((layer) => layer.children && layer.blendMode === 'multiply')
  return [
    ...(modes.length > 0 ? [`blend modes (${[...new Set(modes)].join(', ')})`] : []),
    ...(groups ? ['blending of groups'] : []),
    ...(all.some(({ adjustment }) => adjustment) ? ['adjustment layers'] : []),
    ...(all.some(({ effects }) => effects && !effects.disabled) ? ['layer effects'] : []),
    ...(all.some(({ mask }) => mask?.userMaskFeather || mask?.vectorMaskFeather) ? ['soft mask edges'] : []),
    ...(all.some((layer) => cutByPath(layer) && (layer.children || hasPixels(layer))) ? ['vector masks'] : []),
    ...(bare.some(({ vectorFill }) => vectorFill?.type === 'color') ? ['shapes'] : []),
    ...(bare.some(({ vectorFill }) => vectorFill && vectorFill.type !== 'color') ? ['pattern and gradient fills'] : []),
    ...(clipsGroups(layers) ? ['clipping to groups'] : []),
  ]
}

/** By a path that the file has no picture of. */
function cutByPath({ vectorMask, mask }: Layer): boolean {
  return vectorMask !== undefined && vectorMask.disable !== true && !mask
}

/** Whether a group is clipped, or clips what is over it. */
function clipsGroups(layers: readonly Layer[]): boolean {
  let base: Layer | undefined
  return layers.some((layer) => {
    if (!layer.clipping) base = layer
    return (layer.clipping && (layer.children ?? base?.children)) || clipsGroups(layer.children ?? [])
  })
}

import { expect, it } from 'vitest'
import { ratioValue } from '../generation/models.ts'
import { randomFrom as seeded } from '../generation/standIn/vector.ts'
import { regionCrop } from './regionCrop.ts'
import { regionBounds } from './regionMask.ts'

const RATIOS = '1:1 2:3 3:2 3:4 4:3 4:5 5:4 9:16 16:9 21:9'.split(' ')

it.each([
  [1376, 768],
  [1000, 418],
  [1000, 500],
  [1600, 865],
  [400, 3000],
])(
  'in a take of %i×%i the part that is sent has a ratio that the model makes, if one holds the region',
  (width, height) => {
    const dice = seeded(width)
    const picture = { width, height }
    for (let time = 0; time < 600; time += 1) {
      const [x, y] = [dice() * width, dice() * height]
      const [across, down] = [(dice() * dice() * width) / 2, (dice() * dice() * height) / 2]
      const points: [number, number][] = [
        [x - across, y - down],
        [x + across, y - down],
        [x + across, y + down],
        [x - across, y + down],
      ]
      const region = { shapes: [{ kind: 'lasso' as const, points }], feather: 12 }
      const bounds = regionBounds(region, width, height)!
      const { crop, ratio } = regionCrop(region, picture, RATIOS)!
      expect(crop.x).toBeLessThanOrEqual(bounds.x)
      expect(crop.y).toBeLessThanOrEqual(bounds.y)
      expect(crop.x + crop.width).toBeGreaterThanOrEqual(bounds.x + bounds.width)
      expect(crop.y + crop.height).toBeGreaterThanOrEqual(bounds.y + bounds.height)
      expect(crop.x + crop.width).toBeLessThanOrEqual(width)
      expect(crop.y + crop.height).toBeLessThanOrEqual(height)
      const off = (each: string): number => Math.abs(Math.log(crop.width / crop.height / ratioValue(each)))
      const held = RATIOS.some((each) => {
        const most = Math.min(width, height * ratioValue(each))
        return most > bounds.width + 2 && most / ratioValue(each) > bounds.height + 2
      })
      if (held) expect(off(ratio)).toBeLessThan(0.025)
    }
  },
)

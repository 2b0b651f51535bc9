/**
 * Single-stroke capitals on a grid 4 wide and 6 high, y down: each letter is a few lines, each line its points' digits
 * "xy". Drawn for this slate, so that it looks the same on a machine without fonts.
 */
const STROKES: Readonly<Record<string, string>> = {
  A: '062046 1434',
  B: '000636454433 0333 0030414233',
  C: '4130100105163645',
  D: '00062645412000',
  E: '40000646 0333',
  F: '400006 0333',
  G: '41301001051636454323',
  H: '0006 4046 0343',
  I: '2026',
  J: '404536160504',
  K: '0006 4003 1346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '103041453616050110',
  P: '06003041423303',
  Q: '103041453616050110 2446',
  R: '06003041423303 2346',
  S: '413010010213334445361605',
  T: '0040 2026',
  U: '000516364540',
  V: '002640',
  W: '0016233640',
  X: '0046 4006',
  Y: '002340 2326',
  Z: '00400646',
  0: '103041453616050110',
  1: '112026 1636',
  2: '0110304142060646',
  3: '011030414233 13334445361605',
  4: '36300444',
  5: '400003334445361605',
  6: '403010010516364544331304',
  7: '004016',
  8: '103041423313020110 13040516364544 4433',
  9: '061636454130100102133342',
  '-': '1333',
  '·': '2333',
  '.': '2526',
  ',': '2617',
  '/': '0640',
  "'": '2021',
  ':': '2223 2526',
  '+': '2125 0343',
}

/** A text's strokes in px from its left end at cap height `high`, and its width; characters without a letter are left out. */
export function letter(text: string, high: number): { lines: number[][]; width: number } {
  const unit = high / 6
  const lines: number[][] = []
  let left = 0
  for (const sign of plain(text)) {
    const strokes = STROKES[sign]
    if (strokes === undefined) {
      if (sign === ' ') left += unit * 3.4
      continue
    }
    const narrow = "·.,:'I-".includes(sign) ? 1.2 : 0
    for (const stroke of strokes.split(' ')) {
      const line: number[] = []
      for (let i = 0; i + 1 < stroke.length; i += 2)
        line.push(left + (Number(stroke[i]) - narrow) * unit, Number(stroke[i + 1]) * unit)
      lines.push(line)
    }
    left += unit * (5.9 - narrow * 2)
  }
  return { lines, width: Math.max(0, left - unit * 1.9) }
}

/** Capitals without accents, which is all the strokes can write. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
}

/** Solves a small symmetric system in place by elimination with pivots; null if it has no one solution. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const count = right.length
  const rows = matrix.map((row, at) => [...row, right[at]!])
  for (let column = 0; column < count; column += 1) {
    let pivot = column
    for (let row = column + 1; row < count; row += 1)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    const head = rows[column]!
    if (Math.abs(head[column]!) < 1e-12) return null
    for (let row = 0; row < count; row += 1) {
      if (row === column) continue
      const factor = rows[row]![column]! / head[column]!
      for (let each = column; each <= count; each += 1) rows[row]![each]! -= factor * head[each]!
    }
  }
  return rows.map((row, at) => row[count]! / row[at]!)
}

/**
 * Where a key leads in a grid of `count` cells in rows of `columns`; undefined: the key is not
 * one of the grid's. Rows end where they end: Left and Right go on into the next row.
 */
export function rovingIndex(
  key: string,
  at: number,
  grid: { readonly count: number; readonly columns: number; readonly rightToLeft: boolean },
): number | undefined {
  const { count, columns, rightToLeft } = grid;
  const inside = (index: number) => Math.min(Math.max(index, 0), count - 1);
  switch (key) {
    case 'ArrowRight':
      return inside(at + (rightToLeft ? -1 : 1));
    case 'ArrowLeft':
      return inside(at + (rightToLeft ? 1 : -1));
    case 'ArrowDown':
      return at + columns < count ? at + columns : at;
    case 'ArrowUp':
      return at >= columns ? at - columns : at;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** How many cells share the first row; the browser has laid them out. */
export function columnsOf(cells: readonly HTMLElement[]): number {
  const top = cells[0]?.offsetTop;
  const rest = cells.findIndex((cell) => cell.offsetTop !== top);
  return rest === -1 ? Math.max(cells.length, 1) : rest;
}

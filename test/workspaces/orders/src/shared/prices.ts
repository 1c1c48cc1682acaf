export type Line = { readonly sku: string; readonly quantity: number; readonly unitPrice: number };

export function totalOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

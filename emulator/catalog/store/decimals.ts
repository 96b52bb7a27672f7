// Decimals of the API: numbers in the current listing documents, texts in the older ones and on all orders.

/** `49.99`, `100.0`, `0.0`: the framework prints at least one decimal and no needless zeros. */
export function decimalText(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** Decimal places of a currency. */
export function placesOf(currency: string): number {
  return currency === 'JPY' ? 0 : 2;
}

export function roundTo(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor + Math.sign(value) * 1e-7) / factor;
}

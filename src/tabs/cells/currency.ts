// How many decimals a currency has (ISO 4217); two where it is not listed.

const NONE = ['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'];
const THREE = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];

export function decimalsOf(currency: unknown): number {
  if (typeof currency !== 'string') return 2;
  const code = currency.toUpperCase();
  return NONE.includes(code) ? 0 : THREE.includes(code) ? 3 : 2;
}

export function moneyFormat(currency: unknown): string {
  const decimals = decimalsOf(currency);
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

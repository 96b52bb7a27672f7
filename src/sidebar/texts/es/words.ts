// Words that several views use.
import type { SendSummary } from '../../../protocol/jobs.ts';
import NOUNS from '../../../texts/es/nouns.ts';
import type { Age } from '../facts.ts';

export const back = 'Resumen';
export const loading = 'Cargando…';
export const connect = 'Conectarse a Catalog';
export const openTab = (tab: string) => `Abrir la pestaña ${tab}`;
export const settings = 'Configuración';
export const tryAgain = 'Reintentar';
export const product = 'Catalog Sync';
export const copyDetails = 'Copiar detalles';
export const left = (seconds: number) =>
  seconds < 90
    ? `faltan unos ${Math.ceil(seconds / 10) * 10} segundos`
    : seconds < 150
      ? 'faltan unos 2 minutos'
      : `faltan unos ${Math.round(seconds / 60)} minutos`;
export const cancel = 'Cancelar';
export const close = 'Cerrar';
/** Names a button for screen readers, which read it without its context. */
export const of = (button: string, what: string) => `${button}: ${what}`;
export const problemMark = 'Problema';
export const warningMark = 'Advertencia';

/** Decimal marks differ between Spain and Mexico, so the browser decides. */
export const locale = globalThis.navigator?.languages?.find((language) => /^es\b/.test(language)) ?? 'es';
export const dateLocale: string | undefined = locale;

const numbers = new Intl.NumberFormat(locale);

export function number(value: number): string {
  return numbers.format(value);
}

const nouns: Readonly<Record<string, readonly [one: string, others: string]>> = NOUNS;

/** Returns the form of an English noun for so many. One without an entry stays English. */
export function nounFor(value: number, one: string): string {
  const [singular, plural] = nouns[one] ?? [one, `${one}s`];
  return value === 1 ? singular : plural;
}

/** `1 fila`, `2 filas`. `one` is the English noun. */
export function count(value: number, one: string): string {
  return `${number(value)} ${nounFor(value, one)}`;
}

/** The same for nouns of the texts themselves. */
export function many(value: number, one: string, others: string): string {
  return `${number(value)} ${value === 1 ? one : others}`;
}

/** `1200 de 5000`. */
export function part(done: number, total: number | undefined): string {
  return total === undefined ? number(done) : `${number(done)} de ${number(total)}`;
}

/** `Cursos`, `Cursos y Etiquetas`, `Cursos, Etiquetas y Usuarios`. */
export function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')} ${/^h?i(?!e)/i.test(last) ? 'e' : 'y'} ${last}`;
}

export function age({ unit, count: units }: Age): string {
  if (unit === 'now') return 'hace un momento';
  return unit === 'day' && units === 1 ? 'ayer' : `hace ${count(units, unit)}`;
}

export function sent({ done, failed, unconfirmed, stale, skipped, taken = 0 }: SendSummary): string {
  const parts = [
    { word: 'enviados', lines: done },
    { word: 'con error', lines: failed },
    { word: 'sin confirmar', lines: unconfirmed },
    { word: 'distintos desde la revisión', lines: stale },
    { word: 'omitidos', lines: skipped },
    { word: 'tomados de Catalog', lines: taken },
  ].filter(({ lines }) => lines > 0);
  return parts.length === 0 ? 'Ningún cambio enviado' : `Cambios: ${parts.map(({ lines, word }) => `${number(lines)} ${word}`).join(', ')}`;
}

/** `NOT_APPLIED` and `purchase_order` are values of the API. They're shown as words. */
export function sentence(text: string): string {
  const spaced = text.replace(/_/g, ' ');
  const lower = spaced === spaced.toUpperCase() ? spaced.toLowerCase() : spaced;
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

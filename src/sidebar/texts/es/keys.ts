// Texts about the user's keys in all files, and about a file that a colleague has connected to another Catalog.
import { many } from './words.ts';

/** Removing the key everywhere. */
export const keysTexts = {
  list: 'Eliminar la clave de todos los archivos…',
  listing: 'Buscando sus claves…',
  title: 'Sus claves',
  none: 'No tiene claves de API.',
  here: 'esta hoja de cálculo',
  use: (host: string, file: string, daily: boolean) => `${host}: ${file}${daily ? ', con programaciones' : ''}`,
  unused: (host: string) => `${host}: ninguna hoja de cálculo conocida`,
  help: 'No aparecen las hojas de cálculo que conectó con una versión anterior. También pierden la clave. Revoque además la clave en Catalog.',
  remove: 'Eliminar todas las claves',
  removing: 'Eliminando sus claves…',
  removed: (keys: number) =>
    `${many(keys, 'clave eliminada', 'claves eliminadas')}, con todas las programaciones. Sus pestañas no cambiaron.`,
};

/** A colleague connected the file to another Catalog. */
export const switchedTexts = {
  what: (by: string | undefined, host: string, at: string | undefined) =>
    `${by === undefined ? 'Un colega' : `${by} (nombre sin verificar)`} conectó esta hoja de cálculo a ${host}${at === undefined ? '' : ` (${at})`}.`,
  before: (host: string) => `Usted tenía conexión con ${host}. Su clave no se usa aquí hasta que elija.`,
  keepHelp: 'Si conserva la suya, se pregunta a sus colegas.',
  use: 'Usar el nuevo Catalog',
  keep: 'Conservar mi Catalog',
};

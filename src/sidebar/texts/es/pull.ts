// Texts of choosing what to pull, and of a pull.
import { type FilterError, minutesFor } from '../facts.ts';
import { many, number, part } from './words.ts';

/** Choosing what to pull. */
export const pullTexts = {
  title: 'Traer datos',
  choose: '¿Qué quiere traer?',
  search: 'Buscar',
  noMatches: 'No hay coincidencias.',
  inTab: (rows: number) => `En una pestaña · ${many(rows, 'fila', 'filas')}`,
  editable: 'Editable',
  noAccess: 'Sin acceso con su clave',
  checkAccess: 'Comprobar acceso de nuevo',
  checking: 'Comprobando…',
  pullResource: (title: string) => `Traer ${title}`,
  allResources: 'Todos los tipos de datos',
  filters: 'Filtros',
  filtersHelp: 'Déjelos en blanco para traer todo.',
  noFilters: 'No hay filtros. Se trae todo.',
  intoTabHelp: (tab: string) => `Actualiza la pestaña ${tab}. Sus cambios sin enviar y sus propias columnas se conservan.`,
  intoNewHelp: 'Crea una pestaña nueva.',
  destination: 'Destino',
  newTab: 'Pestaña nueva',
  anyValue: 'Cualquiera',
  anyTime: 'Cualquier momento',
  between: 'Entre dos días',
  firstDay: (label: string) => `${label}, desde`,
  lastDay: (label: string) => `${label}, hasta`,
  termName: 'Nombre (opcional)',
  termHelp: 'Como Primavera 2027. Después puede elegirlo en otros formularios.',
  termError: 'Un nombre necesita los dos días.',
  keepOlder: 'Conservar filas anteriores',
  keepOlderHelp: 'De lo contrario, cada actualización quita las filas anteriores al período.',
  noTabChosen: 'Ninguna',
  yesValue: 'Sí',
  noValue: 'No',
  idsHelp: 'ID separados por comas.',
  idIs: (id: string, name: string) => `${id} es ${name}.`,
  refersHelp: {
    listings: 'Escriba un título, un SKU o un ID.',
    people: 'Escriba un nombre, un correo electrónico o un ID.',
    catalogs: 'Escriba un nombre o un ID.',
    sets: '',
  },
  errors: {
    integer: 'Escriba un número entero, como 12.',
    decimal: 'Escriba un número con punto decimal, como 12.50.',
    day: 'Escriba una fecha.',
    ids: 'Escriba los ID como números, separados por comas.',
    whose: 'Escriba al menos un ID o elija una pestaña.',
  } satisfies Record<FilterError, string>,
  pull: 'Traer',
};

/** The chips of a filter that takes several titles or names. */
export const chipTexts = {
  help: 'Entrar agrega cada uno.',
  chosen: (label: string) => `${label}: elegidos`,
  remove: (name: string) => `Quitar ${name}`,
  added: (names: readonly string[]) => `Agregado: ${names.join(', ')}`,
  removed: (name: string) => `Quitado: ${name}`,
};

/** A pull that is running, and its result. */
export const jobTexts = {
  pulling: (tab: string) => `Trayendo ${tab}`,
  starting: 'Solicitando la primera página…',
  stopping: 'Cancelando…',
  keepOpen: 'Deje abierto el panel lateral hasta que termine.',
  canceledTitle: (tab: string) => `${tab}: cancelado`,
  tabUnchanged: 'La pestaña no cambió.',
  failedTitle: (tab: string) => `No se pudo traer ${tab}`,
  interruptedTitle: (tab: string) => `${tab}: interrumpido`,
  doneTitle: (tab: string) => `${tab}: datos al día`,
  incompleteTitle: (tab: string) => `${tab}: datos incompletos`,
  complete: 'Completo',
  incomplete: (records: number, total: number | undefined, removed: number) =>
    `Incompleto, registros traídos: ${part(records, total)}.${removed === 0 ? ' No se quitó ninguna fila.' : ''}`,
  records: 'Registros',
  added: 'Filas agregadas',
  changed: 'Filas modificadas',
  removed: 'Filas quitadas',
  editsKept: 'Cambios sin enviar conservados',
  unreadable: (values: number) => many(values, 'valor no se pudo leer', 'valores no se pudieron leer'),
  resume: 'Continuar',
  done: 'Listo',
  openTab: 'Abrir pestaña',
  changeFilters: 'Cambiar filtros',
};

const MILLION = 1_000_000;
/** `3,3 millones de`, and smaller numbers in full. */
const cells = (amount: number) => (amount < MILLION ? number(amount) : `${number(Math.round(amount / 100_000) / 10)} millones de`);

function minutes(requests: number): string {
  const taken = minutesFor(requests);
  if (!taken) return '';
  return taken.least === taken.most ? ', en un minuto aproximadamente' : `, en ${taken.least} a ${taken.most} minutos`;
}

/** The size of a pull or a report, and how full the spreadsheet is. */
export const sizeTexts = {
  check: 'Comprobar tamaño',
  checking: 'Comprobando…',
  reads: ({ records, requests, adds }: { records?: number; requests?: number; adds?: number }) => {
    if (records === undefined) return 'Catalog no dice cuántos registros son.';
    const what = `Lee ${many(records, 'registro', 'registros')} con ${requests === 1 ? '' : 'unas '}${many(requests ?? 0, 'solicitud', 'solicitudes')}${minutes(requests ?? 0)}.`;
    if (adds === undefined) return what;
    return adds === 0 ? `${what} No agrega celdas.` : `${what} Agrega ${cells(adds)} celdas.`;
  },
  meter: ({ used, largest }: { used: number; largest: { name: string; cells: number } }) =>
    `La hoja de cálculo tiene ${cells(used)} celdas, de 10 millones. “${largest.name}” ocupa ${cells(largest.cells)} celdas.`,
};

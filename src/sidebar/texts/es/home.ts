// Texts of the overview, its notices, and the send history.
import type { OpenJob, RunSummary } from '../../../protocol/jobs.ts';
import { count, joined, many, number } from './words.ts';

/** The overview. */
export const homeTexts = {
  title: 'Resumen',
  connectedTo: 'Conexión con',
  change: 'Cambiar',
  changeLabel: 'Cambiar la conexión',
  noTabs: 'Todavía no hay datos',
  noTabsTodo: 'Elija con qué trabajar, como cursos. Cada tipo recibe su propia pestaña.',
  firstPull: 'Traer datos',
  pullMore: 'Traer más datos',
  tabs: 'Pestañas',
  refreshAll: 'Actualizar todo',
  refreshingAll: 'Actualizando todas las pestañas…',
  refresh: (tab: string) => `Actualizar ${tab}`,
  review: (unsent: number) => `Revisar ${many(unsent, 'cambio', 'cambios')}`,
  reviewAny: 'Revisar cambios',
  reviewTab: (tab: string) => `revisar ${tab}`,
  checkEdits: 'Comprobar mis cambios',
  opening: 'Abriendo la revisión…',
  unsent: (edits: number) => many(edits, 'cambio sin enviar', 'cambios sin enviar'),
  conflicts: (rows: number) => `${many(rows, 'fila cambió', 'filas cambiaron')} también en Catalog`,
  rows: (rows: number) => many(rows, 'fila', 'filas'),
  fullRefresh: (age: string) => `Actualización completa ${age}, después solo cambios`,
  neverPulled: 'Todavía sin datos',
  incomplete: 'Incompleta. Pueden faltar filas.',
  repair: 'Reparar columnas',
  columns: (tab: string) => `Elegir columnas de ${tab}`,
  changes: (added: number, changed: number) =>
    [added > 0 ? many(added, 'nueva', 'nuevas') : '', changed > 0 ? many(changed, 'modificada', 'modificadas') : '']
      .filter(Boolean)
      .join(', '),
  changesSince: (age: string) => `desde la actualización anterior, ${age}`,
  showChanges: 'Mostrar filas',
  hideChanges: 'Ocultar filas',
  changeKinds: { new: 'Nueva', changed: 'Modificada' },
  reports: 'Informes',
  enroll: 'Inscribir estudiantes',
  schedule: 'Programaciones',
  scheduleOff: 'No hay',
  scheduleAway: 'No disponible',
  scheduleFailed: 'Requiere atención',
  runs: 'Historial de envíos',
  noRuns: 'Ninguno',
  jobs: 'Sin terminar',
  job: (kind: OpenJob['kind'], tab: string) => ({ pull: `Datos de ${tab}`, send: 'Envío', undo: 'Deshacer envío' })[kind],
  jobProgress: ({ kind, yours }: OpenJob, part: string, age: string) =>
    `${kind === 'pull' ? 'Traídos' : 'Enviados'}: ${part} · inicio: ${age}${yours ? '' : ', por un colega'}`,
  connectToResume: (host: string) => `Conéctese a ${host} para continuar.`,
  resume: 'Continuar',
};

/** Results, in a sentence. */
export const noticeTexts = {
  connected: (host: string, catalogs: number | undefined) =>
    catalogs === undefined ? `Conexión con ${host} establecida.` : `Conexión con ${host} establecida (${count(catalogs, 'catalog')}).`,
  disconnected: (keyKept: boolean) =>
    keyKept
      ? 'Conexión terminada. Su clave de API se conserva para sus otros archivos. Sus pestañas no cambiaron.'
      : 'Conexión terminada. Su clave de API se eliminó. Sus pestañas no cambiaron.',
  arranged: 'Columnas actualizadas.',
  scheduled: (when: string, next: string) => `Guardado: ${when}. Próxima actualización: ${next}.`,
  unscheduled: 'Programación eliminada.',
  notified: 'Guardado.',
  tookOver: 'La programación ahora es suya. Las pestañas atrasadas se actualizan en menos de una hora.',
  refreshed: (names: readonly string[]) =>
    names.length === 0 ? 'No se actualizó ninguna pestaña.' : `Pestañas actualizadas: ${names.join(', ')}.`,
  access: (refused: number) =>
    refused === 0
      ? 'Su clave puede leer todo lo que aparece aquí.'
      : `Su clave todavía no puede leer ${many(refused, 'tipo de datos', 'tipos de datos')}.`,
  reported: 'Seleccione el informe y cópielo.',
  checked: (differences: number) =>
    differences === 0
      ? 'No se encontraron diferencias. Seleccione el informe y cópielo.'
      : `Diferencias encontradas: ${number(differences)}. Seleccione el informe y cópielo.`,
};

const OPERATIONS: Readonly<Record<string, string>> = {
  create: 'crear',
  'update by file': 'actualizar SKU con un archivo',
  archive: 'archivar',
  reactivate: 'reactivar',
  delete: 'eliminar',
  'delete orders and enrollments': 'eliminar pedidos e inscripciones',
  unmerge: 'separar',
  drop: 'dar de baja',
  remove: 'quitar de la lista de espera',
  'remove together': 'quitar de la lista de espera',
  revoke: 'revocar',
  'add catalog': 'agregar un catálogo',
  'remove catalog': 'quitar un catálogo',
};

/** Such as `5 cursos: Precio y Plazas`, `2 inscripciones: crear`, or `1 etiqueta: eliminar`. */
function groupText({ one, operation, count: records, labels }: RunSummary['about'][number]): string {
  const shown = labels.length > 3 ? [...labels.slice(0, 2), 'otras'] : labels;
  return `${count(records, one)}: ${operation === 'update' ? joined(shown) : (OPERATIONS[operation] ?? operation)}`;
}

function byText(by: RunSummary['by']): string {
  if ('you' in by) return 'por usted';
  return by.name === '' ? 'por un colega' : `por ${by.name}`;
}

/** The list of the last sends. */
export const runsTexts = {
  title: 'Historial de envíos',
  noSends: 'Todavía no hay envíos',
  noSendsHelp: 'Cambie celdas en una pestaña editable, y luego revise y envíe sus cambios. Cada envío aparece aquí.',
  openLog: 'Abrir registro de envíos',
  showInLog: 'Ver en el registro',
  undo: 'Deshacer',
  undoing: (sent: string) => `Deshacer: ${sent}`,
  /** Such as `5 cursos: Precio, por usted`. */
  about: (groups: RunSummary['about'], by: RunSummary['by']) => [...groups.map(groupText), byText(by)].filter(Boolean).join(', '),
  undone: 'Deshecho',
  undoBlocked: (why: NonNullable<RunSummary['undoBlockedBecause']>, host: string) =>
    ({
      nothing: 'No hay cambios que deshacer. Este envío no cambió Catalog.',
      open: 'Para deshacerlo, primero continúelo o cancélelo en el resumen.',
      elsewhere: `Para deshacerlo, conéctese a ${host}.`,
    })[why],
};

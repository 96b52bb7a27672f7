// Texts of the settings, and of the views that open from them or from a tab.

/** Settings. */
export const settingsTexts = {
  connection: 'Conexión',
  notConnected: 'Sin conexión',
  checkHelp: 'Comparar su Catalog con lo que espera Catalog Sync',
  checkInstallationHelp: 'Averiguar qué hace Google aquí',
  diagnosticsHelp: 'Números y configuración para informar un problema',
  help: 'Ayuda',
  language: 'Idioma',
  languageHelp: 'Se aplica a todos sus archivos. El menú cambia cuando recarga la hoja de cálculo.',
  tabsAreIn: { en: 'Las pestañas de esta hoja siguen en inglés.', es: 'Las pestañas de esta hoja siguen en español.' },
  languages: { google: 'Como en Google', en: 'English', es: 'Español' },
};

/** Connecting to a Catalog. */
export const connectTexts = {
  title: 'Conectarse a Catalog',
  about: 'Traiga cursos, pedidos, inscripciones y más de Canvas Catalog a pestañas. Cámbielos, revise sus cambios y envíelos de vuelta.',
  noKey: 'Estas pestañas vienen de Catalog, pero usted no tiene conexión. Conéctese con su propia clave de API para actualizar o enviar.',
  host: 'Dirección de Catalog',
  hostHelp: 'La dirección de su catálogo, como catalog.example.edu.',
  key: 'Clave de API',
  keyHelp: 'En Catalog, vaya a Admin > Settings > Security. O pida una clave a un administrador de Catalog.',
  user: 'Su nombre (opcional)',
  userHelp: 'Sus colegas lo ven en el registro de envíos y junto a sus decisiones. No se verifica.',
  name: 'Etiqueta (opcional)',
  nameHelp: 'Su propio nombre para este Catalog, como Escuela de verano.',
  kind: 'Tipo de Catalog',
  kinds: { production: 'Producción', test: 'Prueba' },
  kindsHelp: {
    production: 'Su catálogo en uso. Usted confirma cada envío.',
    test: 'Un entorno para probar cosas.',
  },
  readOnly: 'Solo lectura',
  readOnlyHelp: 'Traer y actualizar datos. El envío está desactivado.',
  privacy: 'Su clave se guarda en su cuenta de Google. Nunca se escribe en la hoja de cálculo, y otros editores no pueden verla.',
  hostBlank: 'Escriba la dirección de su Catalog.',
  keyBlank: 'Escriba su clave de API.',
  connect: 'Conectar',
  reconnect: 'Actualizar conexión',
  connecting: 'Conectando…',
  connectedTo: 'Conexión con',
  disconnect: 'Desconectar…',
  disconnectHelp:
    'Esto termina su conexión y sus programaciones aquí. Su clave se elimina, salvo que otro archivo la use. Sus pestañas no cambian.',
  confirmDisconnect: 'Desconectar',
  disconnecting: 'Desconectando…',
  hostAllowed: (addresses: readonly string[]) => `Su institución permite ${addresses.join(', ')}.`,
  otherScript: 'Otro script trabajó en este archivo. Conéctese para usar sus pestañas aquí. Sus cambios se conservan.',
  copied:
    'Este archivo es una copia, así que no tiene clave de API ni programación. Conéctese para usar sus pestañas. Sus cambios se conservan.',
};

/** Schedules. */
export const scheduleTexts = {
  title: 'Programaciones',
  about: 'Una programación actualiza pestañas aunque la hoja de cálculo esté cerrada. Nunca envía nada.',
  add: 'Agregar programación',
  newTitle: 'Nueva programación',
  changeTitle: 'Cambiar programación',
  repeat: 'Repetir',
  repeats: {
    hours: (hours: number) => (hours === 1 ? 'Cada hora' : `Cada ${hours} horas`),
    day: 'Todos los días',
    weekday: 'De lunes a viernes',
    week: 'Todas las semanas',
    month: 'Todos los meses',
  },
  weekday: 'Día',
  weekdays: ['Lunes', 'Martes', 'Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'],
  monthDay: 'Día del mes',
  monthDays: { first: 'Primer día', last: 'Último día' },
  after: 'Después de las',
  hour: (hour: number) => `${hour}:00`,
  hourHelp: 'Comienza en la hora siguiente. Usa la zona horaria de la hoja de cálculo.',
  hoursHelp: 'Se cuenta desde la medianoche en la zona horaria de la hoja de cálculo.',
  what: 'Actualizar',
  setHelp: 'Crea el conjunto. Su primera ejecución crea las pestañas que faltan.',
  tabs: 'Pestañas',
  allTabs: 'Todas las pestañas',
  allTabsHelp: 'También las pestañas que traiga más tarde.',
  copies: 'Guardar copias',
  copiesAs: { none: 'No', tabs: 'Una pestaña nueva tras cada actualización', rows: 'Filas agregadas a una pestaña' },
  copiesHelp: 'Una copia muestra las columnas de Catalog como están en ese momento, con los cambios sin enviar.',
  kept: 'Copias que se conservan',
  keptHelp: 'La más antigua se elimina, salvo que alguien la haya cambiado.',
  copiesPersonal: 'Incluir datos personales en las copias',
  copiesPersonalHelp: 'Eliminar datos personales también los borra ahí.',
  keeps: (most: number) =>
    most === 1 ? 'Conserva la última copia de cada pestaña' : `Conserva las últimas ${most} copias de cada pestaña`,
  keepsRows: 'Agrega una copia a una pestaña cada vez',
  save: 'Guardar',
  saving: 'Guardando…',
  change: 'Cambiar',
  remove: 'Eliminar',
  takeOver: 'Hacerse cargo',
  takeOverHelp: 'Desde entonces usa su clave de API.',
  next: 'Próxima actualización',
  last: 'Última actualización',
  never: 'Nunca',
  by: (name: string) => (name === '' ? 'Creada por un colega' : `Creada por ${name}`),
  yours: 'Creada por usted',
  reading: (part: string) => `Leídos: ${part}. Continúa en la próxima hora.`,
  retried: 'Se reintenta cada hora.',
  refreshNow: 'Actualizar todo ahora',
  unavailable: 'Las programaciones no están disponibles aquí',
  unavailableHelp:
    'Google no permite que esta instalación abra la hoja de cálculo en segundo plano. En su lugar, actualice sus pestañas manualmente.',
  noTabs: 'Primero traiga datos. Después puede programar actualizaciones.',
  notify: 'Cuando falla una actualización',
  notifyHelp: 'Se le avisa de inmediato, después cada día, y cuando vuelve a funcionar. Se aplica a todas sus hojas de cálculo.',
  email: 'Correo electrónico (opcional)',
  webhook: 'Webhook entrante (opcional)',
  webhookAllowed: (addresses: readonly string[]) => `Solo una dirección que su institución permita: ${addresses.join(', ')}.`,
  webhookHelp: 'Su dirección de Slack, Microsoft Teams o Google Chat.',
  notifySave: 'Guardar dirección',
  tooMuch: 'Es más de lo que Google permite en un día.',
  takes: (minutes: string, requests: string) => `Sus programaciones necesitarían unos ${minutes} minutos y ${requests} solicitudes.`,
  allowed: (minutes: string, requests: string) =>
    `Google permite ${minutes} minutos y ${requests} solicitudes. Una quinta parte queda libre.`,
  instead: (when: string) => `Usar ${when}`,
  noneFits: 'Seleccione menos pestañas o elija menos veces.',
  workspace: 'Mi cuenta pertenece a una escuela o empresa',
  workspaceHelp: 'Google Workspace permite más.',
};

/** The columns of a tab. */
export const columnsTexts = {
  title: (tab: string) => `Columnas de ${tab}`,
  about: 'Las columnas marcadas se muestran en este orden. Sus propias columnas se quedan donde están.',
  absentColumn: 'No está en la pestaña. Márquela para agregarla.',
  cells: (cells: string) => `Agrega ${cells} celdas. Las pestañas grandes se actualizan más despacio.`,
  editable: 'Editable',
  moveUp: (column: string) => `Subir ${column}`,
  moveDown: (column: string) => `Bajar ${column}`,
  position: (column: string, place: number, of: number) => `${column}, posición ${place} de ${of}.`,
  apply: 'Aplicar',
  applying: 'Aplicando…',
};

/** Personal data, and the mark of edited rows. */
export const personalTexts = {
  pullWith: 'Incluir datos personales',
  pullWithout: 'Traer sin ellos',
  title: 'Datos personales',
  answer: {
    with: 'Incluidos en esta hoja de cálculo.',
    without: 'No incluidos en esta hoja de cálculo.',
    unasked: 'Se le preguntará la próxima vez que traiga datos personales.',
  },
  decided: (by: string, at: string | undefined) =>
    `Decisión de ${by === '' ? 'alguien que no escribió su nombre' : `${by} (nombre sin verificar)`}${at === undefined ? '' : `, ${at}`}.`,
  stricter: 'Usted eligió incluirlos. En esta hoja de cálculo se aplica una decisión más estricta.',
  needsKey: 'Conéctese a Catalog para elegir.',
  include: 'Incluir desde ahora',
  stopIncluding: 'Dejar de incluir',
  dataStays: 'Los datos que ya están en sus pestañas se quedan hasta que los elimine.',
  hints: 'Marcar filas cambiadas en la columna de estado',
  hintsHelp: 'Se aplica a todos los que usan este archivo. Las revisiones encuentran los cambios en ambos casos.',
};

/** Reports to paste into an issue. */
export const reportTexts = {
  check: {
    title: 'Comprobar compatibilidad de la API',
    about:
      'Compara un registro de cada lista con lo que espera Catalog Sync. No cambia nada. El informe contiene nombres y tipos de campos, nunca valores.',
    run: 'Comprobar',
    running: 'Comprobando…',
  },
  checkInstallation: {
    title: 'Comprobar esta instalación',
    about:
      'Prueba unas 40 cosas que hacen Google Sheets y Apps Script. Usa una pestaña nueva y la elimina. Tarda alrededor de un minuto. El informe no contiene datos.',
    run: 'Comprobar',
    running: 'Comprobando…',
  },
  diagnostics: {
    title: 'Copiar diagnóstico',
    about: 'Contiene números, configuración y códigos de problemas. El informe no contiene nombres, valores, direcciones, ID ni claves.',
    run: 'Crear informe',
    running: 'Creando informe…',
  },
};

export const checkTexts = {
  report: 'Informe para pegar al informar un problema',
  menu: 'Nuestro menú en Extensiones (opcional)',
  menuHelp: '¿Cómo se llama el menú? Un script no puede verlo.',
  menus: { unseen: 'Elija un nombre', script: 'Catalog Sync', file: 'El nombre de la hoja de cálculo', other: 'Otra cosa' },
  echo: 'Servidor de eco (opcional)',
  echoHelp: 'Un servidor que devuelve lo que recibe, como https://httpbin.org. Sin él, algunas preguntas quedan abiertas.',
};

// Problems of connections, jobs, and storage, and progress.
import type { Dictionary } from '../../base/say.ts';

export default {
  'Data that Catalog Sync saved with this spreadsheet is damaged.':
    'Los datos que Catalog Sync guardó con esta hoja de cálculo están dañados.',
  'Choose File > Make a copy, and continue in the copy. Your tabs and edits are copied.':
    'Elija Archivo > Crear una copia y continúe en la copia. Sus pestañas y cambios se copian.',
  'This spreadsheet contains data saved by a newer version of Catalog Sync.':
    'Esta hoja de cálculo contiene datos guardados por una versión más nueva de Catalog Sync.',
  'This spreadsheet is full. Google allows 10 million cells, and blank rows count, too.':
    'Esta hoja de cálculo está llena. Google permite 10 millones de celdas, y las filas en blanco también cuentan.',
  'Delete tabs, rows, or columns that you don’t need. Then try again.':
    'Elimine pestañas, filas o columnas que no necesite. Después vuelva a intentarlo.',
  'Google didn’t return what Catalog Sync saved.': 'Google no devolvió lo que Catalog Sync había guardado.',
  'Try again in a few minutes. If that doesn’t help, you might have reached Google’s daily limit. Try again tomorrow.':
    'Vuelva a intentarlo en unos minutos. Si eso no ayuda, es posible que haya alcanzado el límite diario de Google. Inténtelo mañana.',
  'Google can’t store this with the spreadsheet. It’s too long, or the storage is full.':
    'Google no puede guardar esto con la hoja de cálculo. Es demasiado largo, o el almacenamiento está lleno.',
  'Use fewer or shorter filters, and cancel unfinished pulls and sends. Then try again.':
    'Use menos filtros o más cortos, y cancele lo que está sin terminar. Después vuelva a intentarlo.',
  'Google couldn’t store this with the spreadsheet.': 'Google no pudo guardar esto con la hoja de cálculo.',
  'Catalog Sync received an invalid request.': 'Catalog Sync recibió una solicitud no válida.',
  'Catalog Sync doesn’t have all the permissions it needs.': 'Catalog Sync no tiene todos los permisos que necesita.',
  'Reload the spreadsheet, choose Extensions > Catalog Sync > Open sidebar, and allow access.':
    'Recargue la hoja de cálculo, elija Extensiones > Catalog Sync > Abrir panel lateral y permita el acceso.',
  'Ask the owner to remove the protection: Data > Protect sheets and ranges. Then try again.':
    'Pida al propietario que quite la protección: Datos > Proteger hojas e intervalos. Después vuelva a intentarlo.',
  'Someone just deleted the hidden sheet “{0}”.': 'Alguien acaba de eliminar la hoja oculta “{0}”.',
  'Catalog Sync can’t tell your edits from pulled values without it.':
    'Sin ella, Catalog Sync no puede distinguir sus cambios de los valores traídos.',
  'Resume a send that isn’t finished. Then choose Catalog Sync > Refresh > This tab, keep local values.':
    'Continúe un envío que no haya terminado. Después elija Catalog Sync > Actualizar > Esta pestaña, conservar valores locales.',
  'It held the results of your sends.': 'Contenía los resultados de sus envíos.',
  'Refresh your tabs to see what was sent. Then review again.': 'Actualice sus pestañas para ver qué se envió. Después revise de nuevo.',
  'It held the figures of the dashboard.': 'Contenía las cifras del tablero.',
  'Refresh the dashboard to make it again.': 'Actualice el tablero para crearla de nuevo.',
  'It held what was already read.': 'Contenía lo que ya se había leído.',
  'Something went wrong in Catalog Sync.': 'Algo falló en Catalog Sync.',
  'Try again.': 'Vuelva a intentarlo.',
  'The rest of the rows couldn’t be read.': 'No se pudo leer el resto de las filas.',
  'Try again. If it keeps happening, report the steps that led to it.':
    'Vuelva a intentarlo. Si sigue ocurriendo, informe de los pasos que llevaron a esto.',
  'Addresses that start with http:// aren’t secure.': 'Las direcciones que comienzan con http:// no son seguras.',
  'Use https://, or enter just the host name.': 'Use https://, o escriba solo el nombre del servidor.',
  'That isn’t a valid Catalog address.': 'Esa no es una dirección válida de Catalog.',
  'Enter it as it appears in your browser, such as catalog.example.edu.':
    'Escríbala como aparece en su navegador, como catalog.example.edu.',
  'Can’t reach HOST.': 'No se puede conectar con HOST.',
  'Check the address and try again in a minute. If it worked earlier today, you might have reached Google’s daily request limit. Try again tomorrow.':
    'Compruebe la dirección y vuelva a intentarlo en un minuto. Si hoy funcionó antes, es posible que haya alcanzado el límite diario de solicitudes de Google. Inténtelo mañana.',
  'The next address isn’t on HOST. Catalog Sync didn’t send your API key to it.':
    'La siguiente dirección no está en HOST. Catalog Sync no le envió su clave de API.',
  'Cancel this, then start it again.': 'Cancele esto e inícielo de nuevo.',
  'HOST didn’t accept your API key.': 'HOST no aceptó su clave de API.',
  'Copy the key again from Catalog’s admin settings and reconnect.':
    'Copie de nuevo la clave desde la configuración de administración de Catalog y vuelva a conectarse.',
  'Your API key doesn’t have permission to do this at HOST.': 'Su clave de API no tiene permiso para hacer esto en HOST.',
  'Ask your Catalog admin for a key with more access, or pull something else.':
    'Pida a su administrador de Catalog una clave con más acceso, o traiga otros datos.',
  'HOST didn’t respond like a Catalog site.': 'HOST no respondió como un sitio de Catalog.',
  'Check that this is your storefront’s address.': 'Compruebe que esta es la dirección de su catálogo.',
  'HOST can’t find this record.': 'HOST no encuentra este registro.',
  'Refresh the tab.': 'Actualice la pestaña.',
  'HOST is receiving too many requests.': 'HOST está recibiendo demasiadas solicitudes.',
  'Wait a few minutes, then try again.': 'Espere unos minutos y vuelva a intentarlo.',
  'HOST had a server error.': 'HOST tuvo un error de servidor.',
  'Try again in a few minutes. The tab still shows the last good data.':
    'Vuelva a intentarlo en unos minutos. La pestaña sigue mostrando los últimos datos correctos.',
  'The response from HOST was cut off.': 'La respuesta de HOST llegó incompleta.',
  'Try again. The tab still shows the last good data.': 'Vuelva a intentarlo. La pestaña sigue mostrando los últimos datos correctos.',
  'HOST rejected the request.': 'HOST rechazó la solicitud.',
  'Change the filters. If that doesn’t help, report Catalog’s message.':
    'Cambie los filtros. Si eso no ayuda, informe del mensaje de Catalog.',
  'To send, connect again with “Read-only” turned off.': 'Para enviar, conéctese de nuevo sin “Solo lectura”.',
  'This has already finished or was canceled.': 'Esto ya terminó o se canceló.',
  'Start again.': 'Inícielo de nuevo.',
  'This is too large to be saved between two steps.': 'Esto es demasiado grande para guardarlo entre dos pasos.',
  'Use fewer filters, or send fewer changes at once.': 'Use menos filtros o envíe menos cambios a la vez.',
  'A colleague started this with a different API key. Only they can resume it.':
    'Un colega inició esto con otra clave de API. Solo esa persona puede continuarlo.',
  'Ask them to resume or cancel it.': 'Pídale que lo continúe o lo cancele.',
  'Wait until it finishes. After 10 minutes without progress, you can resume or cancel it.':
    'Espere a que termine. Después de 10 minutos sin avance, usted puede continuarlo o cancelarlo.',
  'This spreadsheet has moved to the Catalog Sync add-on.': 'Esta hoja de cálculo pasó al complemento Catalog Sync.',
  'Use the add-on. To continue with this script, open its sidebar and return to it.':
    'Use el complemento. Para seguir con este script, abra su panel lateral y vuelva a él.',
  'Can’t tell which spreadsheet is open.': 'No se sabe qué hoja de cálculo está abierta.',
  'Open the spreadsheet and try again from its menu.': 'Abra la hoja de cálculo y vuelva a intentarlo desde su menú.',
  'Open the sidebar and connect with your API key.': 'Abra el panel lateral y conéctese con su clave de API.',
  'Open the sidebar and choose which Catalog you work with.': 'Abra el panel lateral y elija con qué Catalog trabaja.',
  'You’re not connected to Catalog in this spreadsheet.': 'No tiene conexión con Catalog en esta hoja de cálculo.',
  'This file is a copy. API keys and schedules aren’t copied, so you can’t pull or send yet.':
    'Este archivo es una copia. Las claves de API y las programaciones no se copian, así que todavía no puede traer ni enviar datos.',
  'Catalog Sync is busy in another spreadsheet of yours.': 'Catalog Sync está ocupado en otra de sus hojas de cálculo.',
  'The storage that Google gives Catalog Sync in this spreadsheet is full.':
    'El almacenamiento que Google da a Catalog Sync en esta hoja de cálculo está lleno.',
  'Cancel unfinished pulls and sends in the sidebar. If that doesn’t help, choose File > Make a copy, and continue in the copy.':
    'Cancele en el panel lateral lo que está sin terminar. Si eso no ayuda, elija Archivo > Crear una copia y continúe en la copia.',
  'A pull or send hasn’t finished. No data was removed.': 'Hay una tarea sin terminar. No se eliminó ningún dato.',
  'Resume or cancel it, then try again.': 'Continúela o cancélela y vuelva a intentarlo.',
  'The hidden sheet “{0}” is protected, so Catalog Sync can’t save there.':
    'La hoja oculta “{0}” está protegida, así que Catalog Sync no puede guardar en ella.',
  'This installation of Catalog Sync can’t reach {0}.': 'Esta instalación de Catalog Sync no puede conectarse con {0}.',
  'Ask your administrator to allow it. Allowed: {0}.': 'Pida a su administrador que lo permita. Permitido: {0}.',
  'It redirects to “{0}”.': 'Redirige a “{0}”.',
  'Catalog says: “{0}.”': 'Catalog dice: “{0}.”',
  '{0} (once created)': '{0} (cuando exista)',
  '(unknown)': '(desconocido)',
  '(text of {0} characters)': '(texto de {0} caracteres)',
  '{0}: {1} records read': '{0}: registros leídos: {1}',
  '{0}: {1} pulled': '{0}: registros traídos: {1}',
  '{0}: {1} pulled, {2} added, {3} changed, {4} removed': '{0}: {1} traídos, {2} agregados, {3} modificados, {4} quitados',
  'No {0} since {1}.': 'Desde el {1} no hay {0}.',
  '{0}: No new rows since {1}.': '{0}: desde el {1} no hay filas nuevas.',
  '{0} new': ['{0} nueva', '{0} nuevas'],
  '{0} resolved': ['{0} resuelta', '{0} resueltas'],
  '{0} sent': ['{0} enviado', '{0} enviados'],
  '{0}. Making sure Catalog hasn’t already created the next record…':
    '{0}. Se comprueba que Catalog no haya creado ya el siguiente registro…',
  '{0} failed': '{0} con error',
  '{0} unconfirmed': '{0} sin confirmar',
  '{0} changed since review': ['{0} distinto desde la revisión', '{0} distintos desde la revisión'],
  '{0} skipped': ['{0} omitido', '{0} omitidos'],
  '{0} of {1}': '{0} de {1}',
  '{0}, {1} {2}, {3}:{4}': '{0}, {2} {1}, {3}:{4}',
  Mon: 'lun',
  Tue: 'mar',
  Wed: 'mié',
  Thu: 'jue',
  Fri: 'vie',
  Sat: 'sáb',
  Sun: 'dom',
  Jan: 'ene',
  Feb: 'feb',
  Mar: 'mar',
  Apr: 'abr',
  May: 'may',
  Jun: 'jun',
  Jul: 'jul',
  Aug: 'ago',
  Sep: 'sep',
  Oct: 'oct',
  Nov: 'nov',
  Dec: 'dic',
  Monday: 'lunes',
  Tuesday: 'martes',
  Wednesday: 'miércoles',
  Thursday: 'jueves',
  Friday: 'viernes',
  Saturday: 'sábado',
  Sunday: 'domingo',
  'every hour': 'cada hora',
  'every {0} hours': 'cada {0} horas',
  'every day after {0}:00': 'todos los días después de las {0}:00',
  'Monday to Friday after {0}:00': 'de lunes a viernes después de las {0}:00',
  'every {0} after {1}:00': 'cada {0} después de las {1}:00',
  'on the first day of each month after {0}:00': 'el primer día de cada mes después de las {0}:00',
  'on the last day of each month after {0}:00': 'el último día de cada mes después de las {0}:00',
  'another Catalog': 'otro Catalog',
  pull: ['traída de datos', 'traídas de datos'],
  send: ['envío', 'envíos'],
  production: 'producción',
  test: 'prueba',
  'This {0} belongs to {1}, and you’re connected to {2}.': 'Tarea ({0}) de {1}, pero su conexión es con {2}.',
  'Connect to {0} to resume this {1}, or cancel it.': 'Conéctese a {0} para continuar la tarea ({1}), o cancélela.',
  'This {0} started with {1} as a {2} Catalog. You’re connected to it as a {3} Catalog.':
    'Tarea ({0}) iniciada con {1} como Catalog de tipo {2}. Su conexión es de tipo {3}.',
  'Connect to {0} as a {1} Catalog to resume this {2}, or cancel it.':
    'Conéctese a {0} como Catalog de tipo {1} para continuar la tarea ({2}), o cancélela.',
  'This {0} started with another API key for {1}.': 'Tarea ({0}) iniciada con otra clave de API para {1}.',
  'Connect with that API key to resume this {0}, or cancel it.':
    'Conéctese con esa clave de API para continuar la tarea ({0}), o cancélela.',
  'A colleague has been sending changes in this spreadsheet since {0}.':
    'Un colega está enviando cambios en esta hoja de cálculo desde las {0}.',
  'A colleague has been pulling in this spreadsheet since {0}.': 'Un colega está trayendo datos a esta hoja de cálculo desde las {0}.',
  'A colleague': 'Un colega',
  '{0} connected this spreadsheet to {1}. You were connected to {2}.':
    '{0} conectó esta hoja de cálculo a {1}. Usted tenía conexión con {2}.',
  'The stored API key contains {0}.': 'La clave de API guardada contiene {0}.',
  'This needs {0} more cells. Only {1} of the 10 million cells that Google allows are left.':
    'Esto necesita {0} celdas más. Solo quedan {1} de los 10 millones de celdas que Google permite.',
  'Delete tabs, rows, or columns you don’t need. “{0}” takes {1} cells.':
    'Elimine pestañas, filas o columnas que no necesite. “{0}” ocupa {1} celdas.',
  'Your connection to {0} is read-only, so you can’t send or undo.':
    'Su conexión con {0} es de solo lectura, así que no puede enviar ni deshacer.',
  'The “{0}” tab was pulled from {1}, but you’re connected to {2}.': 'La pestaña “{0}” se trajo de {1}, pero su conexión es con {2}.',
  'Connect to {0}, or choose another tab.': 'Conéctese a {0} o elija otra pestaña.',
  'The “{0}” tab is read-only.': 'La pestaña “{0}” es de solo lectura.',
  'Delete the tab, pull it again, and retry.': 'Elimine la pestaña, tráigala de nuevo y vuelva a intentarlo.',
} satisfies Dictionary;

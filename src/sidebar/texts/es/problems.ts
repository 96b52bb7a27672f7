// What can go wrong between this page and Google. The server returns the texts of all other problems.
import type { Problem } from '../../../protocol/messages.ts';

export const noNetwork: Problem = {
  code: 'no-network',
  what: 'No se puede conectar con Google.',
  todo: 'Compruebe su conexión a internet y vuelva a intentarlo. Si usa varias cuentas de Google, abra la hoja de cálculo en una ventana privada. De lo contrario, recargue la hoja de cálculo y abra de nuevo el panel lateral. Es posible que Google vuelva a pedir permiso.',
};

export const oddAnswer: Problem = {
  code: 'odd-answer',
  what: 'Google devolvió una respuesta inesperada.',
  todo: 'Recargue la hoja de cálculo. Es posible que Catalog Sync se haya actualizado.',
};

export const expired: Problem = {
  code: 'page-expired',
  what: 'Esta página venció.',
  todo: 'Ábrala de nuevo desde el menú de Catalog Sync. Si eso no ayuda, use un perfil de navegador con una sola cuenta de Google.',
};

export const silent: Problem = {
  code: 'silent',
  what: 'Esto tarda más de lo habitual.',
  todo: 'Las revisiones grandes pueden tardar. Si usa varias cuentas de Google, abra la hoja de cálculo en una ventana privada. Un perfil de navegador con una sola cuenta también funciona. De lo contrario, espere un momento y recargue.',
};

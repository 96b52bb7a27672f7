// Texts about Google's limits, and how much of them is used.
import { number } from './words.ts';

export const limitsTexts = {
  title: 'Límites de Google',
  about: 'Google limita lo que una cuenta puede hacer en un día y cuántas celdas tiene una hoja de cálculo.',
  read: 'Mostrar lo que se ha usado',
  reading: 'Contando…',
  again: 'Contar otra vez',
  requests: 'Solicitudes de hoy',
  minutes: 'Minutos de programaciones de hoy',
  cells: 'Celdas de esta hoja de cálculo',
  used: (label: string, used: number, most: number) => `${label}: ${number(used)} de ${number(most)}`,
  noRequests: 'Hoy no ha actualizado ni enviado nada.',
  shares: (byHand: number, bySchedules: number) =>
    `${number(byHand)} a mano en este archivo, ${number(bySchedules)} por sus programaciones en todos los archivos.`,
  largest: (name: string, cells: number) => `“${name}” ocupa ${number(cells)} celdas.`,
  accounts: {
    private: 'Estos son los límites de una cuenta privada. Los de una escuela o empresa son más altos.',
    workspace: 'Estos son los límites de la cuenta de una escuela o empresa.',
  },
};

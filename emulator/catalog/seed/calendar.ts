// When things happened in the demo Catalog: four years that end today, so that "this week" has rows.
import type { Random } from './random.ts';

export interface Calendar {
  opened: number;
  /** The data has no later time. */
  today: number;
  /** Since then, prices are those of today. */
  priceRise: number;
  /** A moment between opening and today, more often in recent weeks. */
  moment(random: Random): number;
}

const hour = 3_600_000;
const day = 24 * hour;
const drawnFrom = Date.UTC(2022, 8, 1);
const drawnTo = Date.UTC(2025, 11, 20);
const drawnRise = Date.UTC(2024, 0, 1);

/** How busy a month is, January first: terms begin in January and September, summer courses sell in May. */
const busy = [9, 5, 3, 4, 7, 4, 2, 8, 10, 5, 3, 2];

/** A calendar that ends in the last full hour before `clock`. */
export function calendarUntil(clock: number): Calendar {
  const today = Math.floor(clock / hour) * hour;
  const opened = today - Math.max(drawnTo - drawnFrom, today - drawnFrom);
  // Keeps the order of moments, and moves them toward today: the last week has about one in twenty.
  const place = (drawn: number) => {
    const left = (drawnTo - drawn) / (drawnTo - drawnFrom);
    return today - Math.round((left * left * (today - opened)) / 1000) * 1000;
  };
  return { opened, today, priceRise: place(drawnRise), moment: (random) => place(drawMoment(random)) };
}

/** The calendar that version 0.1.0 had. Saved workbooks were made with it. */
export const firstCalendar: Calendar = { opened: drawnFrom, today: drawnTo, priceRise: drawnRise, moment: drawMoment };

function drawMoment(random: Random): number {
  for (;;) {
    const time = drawnFrom + Math.floor(random.next() * ((drawnTo - drawnFrom) / 1000)) * 1000;
    const month = Math.floor(((time / day / 365.2425) % 1) * 12);
    if (random.next() * 10 < (busy[month] ?? 0)) return time;
  }
}

export function daysAfter(time: number, days: number): number {
  return time + Math.round(days * 86_400) * 1000;
}

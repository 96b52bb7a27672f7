// The names of the hidden sheets. Only Catalog Sync writes them, and this is the one list that holds all of them.

import { DATA_SHEET } from '../../tabs/memory/storage.ts';
import { STAGING_SHEET } from '../jobs/staging-sheet.ts';
import { JOURNAL_SHEET } from '../plan/journal.ts';

export const HIDDEN_SHEETS: readonly string[] = [DATA_SHEET, JOURNAL_SHEET, STAGING_SHEET];

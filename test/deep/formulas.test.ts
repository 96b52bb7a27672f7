// Each function of the script in a formula with each list of arguments; `npm test` tries an eighth of the pairs.
import { triedFormulas } from '../support/formula-calls.ts';

triedFormulas(1);

// Each function of the script in a formula with each list of arguments; `npm test` tries a quarter of the pairs.
import { triedFormulas } from '../support/formula-calls.ts';

triedFormulas(1);

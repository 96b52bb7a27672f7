// Two long pulls, interleaved at each call; `npm test` tries every third.
import { interleavedPulls } from '../support/two-pulls.ts';

interleavedPulls(1);

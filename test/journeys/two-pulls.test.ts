import { interleavedPulls } from '../support/two-pulls.ts';

interleavedPulls(3);

// Every run of the property tests tries the same values, so that a failure can be repeated.
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: 20260101 });

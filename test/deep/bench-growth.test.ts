import { growingJobs } from '../scripts/growing-jobs.ts';

growingJobs(200);

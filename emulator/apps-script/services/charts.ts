// `Charts`: the types of charts that scripts name.
import { Service } from './service.ts';

export class Charts extends Service {
  readonly ChartType = { AREA: 'AREA', BAR: 'BAR', COLUMN: 'COLUMN', LINE: 'LINE', PIE: 'PIE' };
}

// Keeps the grid from reading a number or a date out of each text at each drawing, to mark texts that look like one: that
// took more than half of the time of a drawing, and Google marks nothing.
import { CellValueType, InterceptorEffectEnum, type Univer } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';

export function keepTextsPlain(univer: Univer): void {
  univer
    .__getInjector()
    .get(SheetInterceptorService)
    .intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      // Before the one that would read it, which looks at texts only.
      priority: 11,
      effect: InterceptorEffectEnum.Style,
      handler(cell, _place, next) {
        return next(cell?.t === CellValueType.STRING ? { ...cell, t: undefined } : cell);
      },
    });
}

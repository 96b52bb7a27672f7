// The views of the sidebar, and the names under which the server opens them.

const VIEWS = ['home', 'connect', 'pull', 'schedule', 'runs', 'columns', 'settings', 'check'] as const;

export type View = (typeof VIEWS)[number];

export interface Place {
  view: View;
  /** With `pull`: the resource whose form is shown. */
  resource?: string;
  /** With `columns`: the tab whose columns are shown. */
  sheet?: number;
}

/** A view's name, or `pull:<resource>`; anything else is the overview. */
export function placeNamed(name = ''): Place {
  const [first, ...rest] = name.split(':');
  const view = VIEWS.find((one) => one === first) ?? 'home';
  return view === 'pull' && rest.length > 0 ? { view, resource: rest.join(':') } : { view };
}

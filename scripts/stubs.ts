// Apps Script finds only top-level functions. Each gets a stub that loads the bundle when it is called, and not before.
import { type EntryPoints, type MenuEntry, menuFunctions } from './entry-points.ts';
import { onEdit } from './on-edit.ts';

/** The captions of the menu in other languages than English, by language and English caption. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ALARM = 'Schedules need attention';

/** Captions with a text in each language. */
export function captionsOf(menu: readonly MenuEntry[]): string[] {
  return [ALARM, ...menu.flatMap(({ caption, items = [] }) => [...(caption === '-' ? [] : [caption]), ...captionsOf(items).slice(1)])];
}

/** The lines behind the bundle: one function per command, menu item and trigger. */
export function stubs({ commands, menu }: EntryPoints, words: Words = {}): string {
  return [
    ...commands.map((name) => `function ${name}(json, token) { return load_().message(${quote(name)}, json, token); }`),
    ...menuFunctions(menu).map((name) => `function ${name}() { return load_().click(${quote(name)}); }`),
    'function hourly(e) { return load_().hourly(e); }',
    'function onInstall(e) { onOpen(e); }',
    '// Builds the menu without loading the bundle, because onOpen runs each time the file opens, before the user grants permission.',
    'function onOpen(e) {',
    '  var ui;',
    '  // A formula that calls this has no UI, and shows a blank cell.',
    "  try { ui = SpreadsheetApp.getUi(); } catch (error) { return ''; }",
    '  var words = words_();',
    '  function say(text) { return words[text] || text; }',
    '  var added = ui.createAddonMenu();',
    `  if (isAlarmed_()) added.addItem('\\u26A0 ' + say(${quote(ALARM)}), 'menuSchedules').addSeparator();`,
    `  added${entries(menu, '    ')}.addToUi();`,
    '}',
    '// Its properties are out of reach before the add-on is used in a file.',
    'function isAlarmed_() {',
    '  try {',
    '    var kept = PropertiesService.getDocumentProperties().getProperties();',
    '    return Object.keys(kept).some(function (name) {',
    "      return name.indexOf('scheduled.') === 0 && JSON.parse(kept[name]).alarmAt <= Date.now();",
    '    });',
    '  } catch (error) { return false; }',
    '}',
    '// What was chosen in Settings, or else the language of the Google account.',
    'function words_() {',
    "  var language = '';",
    "  try { language = PropertiesService.getUserProperties().getProperty('language') || ''; } catch (error) {}",
    '  try { language = language || Session.getActiveUserLocale(); } catch (error) {}',
    `  return (${quote(words)})[String(language).split(/[-_]/)[0]] || {};`,
    '}',
    onEdit,
  ].join('\n');
}

/** A sentence for each name that cannot be a function of its own, or that Google would hide or mistake. */
export function checkNames({ commands, menu }: EntryPoints): string[] {
  const taken = new Set(['onOpen', 'onInstall', 'onEdit', 'onSelectionChange', 'hourly']);
  const problems: string[] = [];
  for (const name of [...commands, ...menuFunctions(menu)]) {
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name) || reserved.has(name)) problems.push(`"${name}" isn’t a valid function name.`);
    else if (taken.has(name)) problems.push(`Two entry points are named "${name}".`);
    taken.add(name);
  }
  return problems;
}

function entries(menu: MenuEntry[], indent: string): string {
  return menu.map((entry) => `\n${indent}${added(entry, indent)}`).join('');
}

function added({ caption, functionName, items }: MenuEntry, indent: string): string {
  if (items !== undefined) return `.addSubMenu(ui.createMenu(say(${quote(caption)}))${entries(items, `${indent}  `)})`;
  if (caption === '-') return '.addSeparator()';
  if (functionName === undefined) throw new Error(`The menu entry "${caption}" has neither a function nor items.`);
  return `.addItem(say(${quote(caption)}), ${quote(functionName)})`;
}

/** ASCII only, like the rest of what's outside of the bundle. */
function quote(text: string | Words): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null return static super switch this throw true try typeof var void while with yield await'.split(
    ' ',
  ),
);

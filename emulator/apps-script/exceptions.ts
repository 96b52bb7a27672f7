// What can go wrong in a script's run. Google's services throw errors named `Exception`; their texts are localized.

/** Thrown by a service; reaches the script as an Error of its own realm. */
export class ServiceException extends Error {
  override readonly name = 'Exception';
}

/** A member of a service that the emulator lacks. */
export class NotModelled extends Error {
  override readonly name = 'NotModelled';
  constructor(member: string) {
    super(`${member} isn’t supported by the emulator.`);
  }
}

/** The run was ended from outside, by `killAt` or by the time limit. A script cannot catch its way out of it. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}

/** What a script threw, told to the one who started it. */
export class ScriptError extends Error {
  constructor(
    message: string,
    override readonly name: string,
    /** The stack inside the script. */
    readonly scriptStack: string,
  ) {
    super(message);
  }
}

const texts = {
  'bad-signature': {
    en: "The parameters ({0}) don't match the method signature for {1}.",
    de: 'Die Parameter ({0}) stimmen nicht mit der Methodensignatur für {1} überein.',
  },
  'rows-differ': {
    en: 'The number of rows in the data does not match the number of rows in the range. The data has {0} but the range has {1}.',
    de: 'Die Anzahl der Zeilen in den Daten entspricht nicht der Anzahl der Zeilen im Bereich. Die Daten enthalten {0}, der Bereich enthält {1}.',
  },
  'columns-differ': {
    en: 'The number of columns in the data does not match the number of columns in the range. The data has {0} but the range has {1}.',
    de: 'Die Anzahl der Spalten in den Daten entspricht nicht der Anzahl der Spalten im Bereich. Die Daten enthalten {0}, der Bereich enthält {1}.',
  },
  outside: {
    en: 'The coordinates of the range are outside the dimensions of the sheet.',
    de: 'Die Koordinaten des Bereichs liegen außerhalb der Abmessungen des Tabellenblatts.',
  },
  'range-not-found': { en: 'Range not found', de: 'Bereich nicht gefunden' },
  'rows-too-few': {
    en: 'The number of rows in the range must be at least 1.',
    de: 'Die Anzahl der Zeilen im Bereich muss mindestens 1 betragen.',
  },
  'columns-too-few': {
    en: 'The number of columns in the range must be at least 1.',
    de: 'Die Anzahl der Spalten im Bereich muss mindestens 1 betragen.',
  },
  'row-too-small': { en: 'The starting row of the range is too small.', de: 'Die Startzeile des Bereichs ist zu klein.' },
  'column-too-small': { en: 'The starting column of the range is too small.', de: 'Die Startspalte des Bereichs ist zu klein.' },
  'violates-rule': {
    en: 'The data you entered in cell {0} violates the data validation rules set on this cell.',
    de: 'Die in Zelle {0} eingegebenen Daten verstoßen gegen die für diese Zelle festgelegten Datenvalidierungsregeln.',
  },
  'too-long': {
    en: 'Your input contains more than the maximum of 50000 characters in a single cell.',
    de: 'Ihre Eingabe enthält mehr als die maximal zulässigen 50000 Zeichen in einer einzelnen Zelle.',
  },
  'too-many-cells': {
    en: 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    de: 'Durch diese Aktion würde die Anzahl der Zellen in der Arbeitsmappe die Höchstzahl von 10000000 Zellen überschreiten.',
  },
  'too-many-columns': {
    en: 'This action would increase the number of columns in the sheet above the limit of 18278 columns.',
    de: 'Durch diese Aktion würde die Anzahl der Spalten im Tabellenblatt die Höchstzahl von 18278 Spalten überschreiten.',
  },
  'all-rows-gone': {
    en: "You can't delete all the rows on the sheet.",
    de: 'Sie können nicht alle Zeilen des Tabellenblatts löschen.',
  },
  'all-columns-gone': {
    en: "You can't delete all the columns on the sheet.",
    de: 'Sie können nicht alle Spalten des Tabellenblatts löschen.',
  },
  'sheet-exists': {
    en: 'A sheet with the name "{0}" already exists. Please enter another name.',
    de: 'Ein Tabellenblatt mit dem Namen "{0}" ist bereits vorhanden. Bitte geben Sie einen anderen Namen ein.',
  },
  'name-too-long': {
    en: 'The name of a sheet may have at most 100 characters.',
    de: 'Der Name eines Tabellenblatts darf höchstens 100 Zeichen lang sein.',
  },
  'too-many-sheets': {
    en: 'This action would increase the number of sheets in the document above the limit of 200 sheets.',
    de: 'Durch diese Aktion würde die Anzahl der Tabellenblätter im Dokument die Höchstzahl von 200 überschreiten.',
  },
  protected: {
    en: 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    de: 'Sie versuchen, eine geschützte Zelle oder ein geschütztes Objekt zu bearbeiten. Wenden Sie sich an den Inhaber der Tabelle, um den Schutz aufheben zu lassen.',
  },
  'typed-columns': {
    en: 'This operation is not allowed on cells in typed columns.',
    de: 'Dieser Vorgang ist für Zellen in typisierten Spalten nicht zulässig.',
  },
  'has-merges': {
    en: 'This operation is not possible while there are merged cells in its way.',
    de: 'Dieser Vorgang ist nicht möglich, solange verbundene Zellen im Weg sind.',
  },
  // No document has the text.
  'across-frozen': {
    en: "You can't move columns across the border of frozen columns.",
    de: 'Sie können Spalten nicht über die Grenze fixierter Spalten verschieben.',
  },
  'file-missing': {
    en: 'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
    de: 'Unerwarteter Fehler beim Abrufen der Methode oder Eigenschaft openById für das Objekt SpreadsheetApp.',
  },
  'last-sheet': {
    en: "You can't remove all the sheets in a document.",
    de: 'Sie können nicht alle Tabellenblätter in einem Dokument entfernen.',
  },
  'last-visible': {
    en: "You can't hide all the sheets in a document.",
    de: 'Sie können nicht alle Tabellenblätter in einem Dokument ausblenden.',
  },
  'freeze-rows': {
    en: "You can't freeze all visible rows on the sheet.",
    de: 'Sie können nicht alle sichtbaren Zeilen des Tabellenblatts fixieren.',
  },
  'freeze-columns': {
    en: "You can't freeze all visible columns on the sheet.",
    de: 'Sie können nicht alle sichtbaren Spalten des Tabellenblatts fixieren.',
  },
  'sheet-gone': { en: 'Sheet {0} not found', de: 'Tabellenblatt {0} nicht gefunden' },
  'no-ranges': {
    en: 'Ranges must have at least one range.',
    de: 'Bereiche müssen mindestens einen Bereich enthalten.',
  },
  'no-ui': {
    en: 'Cannot call SpreadsheetApp.getUi() from this context.',
    de: 'SpreadsheetApp.getUi() kann in diesem Kontext nicht aufgerufen werden.',
  },
  'no-permission': {
    en: 'You do not have permission to call {0}. Required permissions: {1}',
    de: 'Sie sind nicht berechtigt, {0} aufzurufen. Erforderliche Berechtigungen: {1}',
  },
  'server-error': {
    en: "We're sorry, a server error occurred. Please wait a bit and try again.",
    de: 'Es ist ein Serverfehler aufgetreten. Warten Sie kurz und versuchen Sie es dann noch einmal.',
  },
  'other-account': {
    en: "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
    de: 'Beim Lesen aus dem Speicher ist ein Serverfehler aufgetreten. Fehlercode PERMISSION_DENIED.',
  },
  'only-reading': { en: 'You do not have permission to call {0}', de: 'Sie sind nicht berechtigt, {0} aufzurufen' },
  // No document has the text.
  'view-only': {
    en: 'You do not have permission to perform that action.',
    de: 'Sie sind nicht berechtigt, diese Aktion auszuführen.',
  },
  'unknown-function': { en: "Unknown function: '{0}'.", de: 'Unbekannte Funktion: „{0}“.' },
  volatile: {
    en: 'This function is not allowed to reference a cell with NOW(), RAND(), or RANDBETWEEN().',
    de: 'Diese Funktion darf nicht auf eine Zelle mit NOW(), RAND() oder RANDBETWEEN() verweisen.',
  },
  'would-overwrite': {
    en: 'Array result was not expanded because it would overwrite data in {0}.',
    de: 'Das Array-Ergebnis wurde nicht erweitert, da dadurch Daten in {0} überschrieben würden.',
  },
  'too-often-today': {
    en: 'Service invoked too many times for one day: {0}.',
    de: 'Dienst an einem Tag zu oft aufgerufen: {0}.',
  },
  'too-often-now': {
    en: 'Service invoked too many times in a short time: {0}. Try Utilities.sleep(1000) between calls.',
    de: 'Dienst in kurzer Zeit zu oft aufgerufen: {0}. Verwenden Sie Utilities.sleep(1000) zwischen den Aufrufen.',
  },
  'too-much-time-today': {
    en: 'Service using too much computer time for one day',
    de: 'Der Dienst beansprucht an einem Tag zu viel Rechenzeit',
  },
  'connection-lost': {
    en: 'NetworkError: Connection failure due to HTTP 0',
    de: 'NetworkError: Verbindungsfehler aufgrund von HTTP 0',
  },
  'time-is-up': { en: 'Exceeded maximum execution time', de: 'Maximale Ausführungszeit überschritten' },
  dns: { en: 'DNS error: {0}', de: 'DNS-Fehler: {0}' },
  unreachable: { en: 'Address unavailable: {0}', de: 'Adresse nicht verfügbar: {0}' },
  timeout: { en: 'Timeout: {0}', de: 'Zeitüberschreitung: {0}' },
  'bad-argument': { en: 'Invalid argument: {0}', de: 'Ungültiges Argument: {0}' },
  'bad-url': { en: 'Invalid argument: {0}', de: 'Ungültiges Argument: {0}' },
  'url-too-long': {
    en: 'Limit exceeded: URLFetch URL Length.',
    de: 'Grenzwert überschritten: URLFetch-URL-Länge.',
  },
  'bad-attribute': { en: 'Attribute provided with invalid value: {0}', de: 'Für das Attribut wurde ein ungültiger Wert angegeben: {0}' },
  'failed-status': {
    en: 'Request failed for {0} returned code {1}. Truncated server response: {2} (use muteHttpExceptions option to examine full response)',
    de: 'Anfrage für {0} fehlgeschlagen mit dem Code {1}. Gekürzte Serverantwort: {2} (Verwenden Sie die Option muteHttpExceptions, um die vollständige Antwort zu prüfen.)',
  },
  'fetch-quota': { en: 'Limit exceeded: URLFetch {0}.', de: 'Grenzwert überschritten: URLFetch {0}.' },
  'property-too-large': { en: 'Argument too large: value', de: 'Argument zu groß: value' },
  'store-full': {
    en: 'You have exceeded the property storage quota. Please remove some properties and try again.',
    de: 'Sie haben das Speicherkontingent für Properties überschritten. Entfernen Sie einige Properties und versuchen Sie es noch einmal.',
  },
  'cache-too-large': { en: 'Argument too large: value', de: 'Argument zu groß: value' },
  'cache-key-too-large': { en: 'Argument too large: key', de: 'Argument zu groß: key' },
  'lock-timeout': {
    en: 'Lock timeout: another process was holding the lock for too long.',
    de: 'Zeitüberschreitung bei der Sperre: Ein anderer Prozess hat die Sperre zu lange gehalten.',
  },
  'too-many-triggers': {
    en: 'This add-on has created too many time-based triggers in this document for this Google user account.',
    de: 'Dieses Add-on hat in diesem Dokument zu viele zeitgesteuerte Trigger für dieses Google-Nutzerkonto erstellt.',
  },
  'trigger-too-often': {
    en: 'The recurrence interval for a clock trigger of an add-on must be at least one hour.',
    de: 'Das Intervall eines zeitgesteuerten Triggers eines Add-ons muss mindestens eine Stunde betragen.',
  },
  'no-byte': { en: 'Cannot convert {0} to byte.', de: '{0} kann nicht in byte umgewandelt werden.' },
  'no-file': { en: 'No HTML file named {0} was found.', de: 'Es wurde keine HTML-Datei mit dem Namen {0} gefunden.' },
  'sleep-too-long': { en: 'Invalid argument: milliseconds', de: 'Ungültiges Argument: milliseconds' },
} as const;

export type Problem = keyof typeof texts;

/** All of them. */
export const problems = Object.keys(texts) as Problem[];

export function textOf(language: 'en' | 'de', problem: Problem, parts: readonly (string | number)[]): string {
  return parts.reduce<string>((text, part, index) => text.replace(`{${index}}`, () => String(part)), texts[problem][language]);
}

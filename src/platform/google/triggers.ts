// The hourly trigger of this person in this file.
import type { Triggers } from '../ports.ts';

const handler = 'hourly';

/**
 * Google does not say which file a clock trigger belongs to, so its id is remembered under the file's. `spreadsheet`
 * answers the id of the open file.
 */
export function googleTriggers(spreadsheet: () => string | undefined): Triggers {
  const name = () => `trigger.${handler}.${spreadsheet() ?? ''}`;
  const ours = () => {
    const id = PropertiesService.getUserProperties().getProperty(name());
    return id === null ? undefined : ScriptApp.getProjectTriggers().find((trigger) => trigger.getUniqueId() === id);
  };
  return {
    hourly: () => ours() !== undefined,
    startHourly() {
      if (ours()) return;
      const trigger = ScriptApp.newTrigger(handler).timeBased().everyHours(1).create();
      PropertiesService.getUserProperties().setProperty(name(), trigger.getUniqueId());
    },
    stopHourly() {
      const trigger = ours();
      if (trigger) ScriptApp.deleteTrigger(trigger);
      PropertiesService.getUserProperties().deleteProperty(name());
    },
  };
}

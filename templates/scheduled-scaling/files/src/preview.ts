// npm run preview: the next switches, and what is saved.
import { hours, nextSwitches, savedPart } from './hours.js';

const local = new Intl.DateTimeFormat('en-GB', { timeZone: hours.zone, dateStyle: 'full', timeStyle: 'short' });
for (const { at, isOn } of nextSwitches(hours, Date.now(), 6)) console.log(`${isOn ? 'on ' : 'off'}  ${local.format(at)} (${hours.zone})`);
console.log(`Off for ${Math.round(savedPart(hours) * 100)} % of the week.`);

import * as fs from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

let validate: ReturnType<Ajv['compile']> | undefined;

/** What the schema of the standard has against a report; nothing where it is valid SARIF 2.1.0. */
export function schemaErrors(report: unknown): readonly unknown[] {
  if (validate === undefined) {
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    addFormats(ajv);
    validate = ajv.compile(JSON.parse(fs.readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8')));
  }
  return validate(report) ? [] : (validate.errors ?? []);
}

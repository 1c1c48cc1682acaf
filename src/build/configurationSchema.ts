import { toJSONSchema } from 'zod/v4/core';
import { configurationSchema, described } from '../core/config/schema.ts';
import type { Language } from '../core/model/text.ts';
import type { Rule } from '../core/rule/index.ts';

/**
 * The JSON schema of archnotes.json in one language, for completion and hovers: what the configuration's own schema says.
 * The manifest names the one to use in package.nls.json, so that it follows the display language.
 */
export function configurationJsonSchema(rules: readonly Rule[], language: Language): string {
  const schema = toJSONSchema(configurationSchema(rules), {
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      const said = described.get(zodSchema);
      if (said === undefined) return;
      jsonSchema['markdownDescription'] = said.text[language];
      jsonSchema.description = said.text[language].replaceAll('`', '');
      if (said.examples !== undefined) jsonSchema.examples = [...said.examples];
    },
  });
  return `${JSON.stringify({ ...schema, title: 'Archnotes', allowComments: true, allowTrailingCommas: true }, undefined, 2)}\n`;
}

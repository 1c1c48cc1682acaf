import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/build/root.ts';
import { terraformTemplates } from '../../src/core/dialects/terraform/index.ts';
import { parseInfrastructure } from '../../src/core/languages/template.ts';
import { parseTerraform } from '../../src/core/languages/terraform/index.ts';
import { linkDependencies } from './dependencies.ts';
import { expandSnippet, shippedSnippets, versionsOf } from './expandSnippet.ts';
import type { SnippetLanguage } from './expandSnippet.ts';
import { compile, discard } from './generated.ts';
import { hclComplaints, unreadTerraform } from './infrastructure/hcl.ts';
import { schemaComplaints } from './infrastructure/schemas.ts';
import { isProviders } from './infrastructure/valueComplaints.ts';

/** Every text that a snippet may write, with its name. */
function textsOf(language: SnippetLanguage, only: (name: string) => boolean = () => true): readonly (readonly [string, string])[] {
  const found = [...shippedSnippets(language)].filter(([name]) => only(name));
  return found.flatMap(([name, snippet]) => Array.from({ length: versionsOf(snippet) }, (_, choice) => [name, expandSnippet(snippet, choice)] as const));
}

/** A template of SAM around resources, or around properties of a function where the snippet is some. */
function template(text: string): string {
  const indented = (spaces: number): string => text.replace(/^(?=.)/gm, ' '.repeat(spaces));
  const isResources = /^\w+:\n {2}Type: AWS::/m.test(text);
  const resources = isResources ? indented(2) : `  It:\n    Type: AWS::Serverless::Function\n    Properties:\n${indented(6)}`;
  return `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources}\n`;
}

function yamlComplaints(text: string): readonly string[] {
  const facts = parseInfrastructure('template.yaml', template(text), '');
  if (facts === undefined || facts.resources.length === 0) return ['there is no resource'];
  return facts.syntaxError === undefined ? schemaComplaints(facts) : [facts.syntaxError.message];
}

describe('what snippets write, whichever of their choices is taken', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'archnotes-snippets-')));
  });
  afterEach(() => discard(folder));

  it('is what AWS accepts, in YAML', () => {
    const texts = textsOf('yaml');
    assert.ok(texts.length > 20);
    assert.deepEqual(texts.flatMap(([name, text]) => yamlComplaints(text).map((complaint) => `${name}: ${complaint}`)), []);
    assert.deepEqual(yamlComplaints('Q:\n  Type: AWS::SQS::Queue\n  Properties:\n    Visibility: 1'), ['Q (AWS::SQS::Queue): there is no property Visibility']);
  });

  it('is HCL of resources and arguments that are known, with values that AWS accepts', async () => {
    const texts = textsOf('terraform');
    assert.ok(texts.length > 20);
    texts.forEach(([, text], index) => writeFileSync(join(folder, `${index}.tf`), `${text}\n`));
    assert.deepEqual(await hclComplaints(folder), []);
    for (const [name, text] of texts) {
      const facts = parseTerraform('main.tf', text, '');
      assert.deepEqual(unreadTerraform([facts]), [], name);
      const [read] = terraformTemplates([facts]);
      assert.ok(read !== undefined && read.resources.length > 0, name);
      assert.deepEqual(schemaComplaints(read).filter((complaint) => !isProviders(complaint)), [], name);
    }
  });

  it('compiles as it stands where it fills a file', () => {
    const texts = textsOf('typescript', (name) => shippedSnippets('typescript').get(name)?.isFileTemplate === true);
    assert.ok(texts.length > 4);
    mkdirSync(join(folder, 'src'));
    texts.forEach(([, text], index) => writeFileSync(join(folder, 'src', `file${index}.ts`), `${text}\n`));
    cpSync(join(root, 'templates', 'saga-code', 'files', 'tsconfig.json'), join(folder, 'tsconfig.json'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    linkDependencies(folder);
    assert.deepEqual(compile(folder), []);
  });
});

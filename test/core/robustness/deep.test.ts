import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { projectOf, type Texts } from '../../rules/fixtureProject.ts';
import { sizeOf } from './counting.ts';
import { factsOfFile } from './factsOfFile.ts';
import { faultyProjects } from './projects.ts';
import { assertSoundFacts, soundFindings } from './sound.ts';

// What is nested, open or long without end: a thousand levels in each language, beside a project that is judged as ever.

const depth = 1000;
const nested = (open: string, core: string, close: string): string => open.repeat(depth) + core + close.repeat(depth);
const steps = (line: string): string => Array.from({ length: depth }, (_, level) => ' '.repeat(level) + line).join('');
const resources = 'Resources:\n  A: ';

/** How each language nests, and how it is left open. `elements` of TypeScript and more of it: test/core/typescript/depth.test.ts. */
const texts: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'flow lists of YAML': ['deep/template.yaml', resources + nested('[', '1', ']')],
  'open flow lists of YAML': ['deep/template.yaml', resources + '['.repeat(depth)],
  'open flow maps of YAML behind a tab': ['deep/template.yaml', `Resources:\n\tx: 1\n  A: ${'{a: '.repeat(depth)}`],
  'block lists of YAML': ['deep/template.yaml', `${resources}${'- '.repeat(depth)}1\n`],
  'block maps of YAML': ['deep/template.yaml', `Resources:\n${steps(' a:\n')}`],
  'lists left open line by line in YAML': ['deep/template.yaml', `Resources:\n${' a: [b\n'.repeat(depth)}`],
  'functions of CloudFormation': ['deep/template.yaml', resources + nested('!Join [x, ', '1', ']')],
  'functions of CloudFormation in JSON': ['deep/stack.json', `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": ${nested('{"Fn::Join": [', '1', ']}')}}`],
  'a serverless.yml': ['deep/serverless.yml', `service: shop\nfunctions: ${nested('{a: ', '1', '}')}`],
  'a Terraform file of blocks': ['deep/main.tf', nested('a "b" {\n', '', '}\n')],
  'a Terraform file of open blocks': ['deep/main.tf', 'dynamic "a" {\n'.repeat(depth)],
  'lists of Terraform': ['deep/main.tf', `a = ${nested('[for x in ', 'y', ' : x]')}\n`],
  'objects of Terraform': ['deep/main.tf', `a = ${nested('{ b = ', '1', ' }')}\n`],
  'parentheses of Terraform': ['deep/main.tf', `a = ${nested('(', '1', ')')}\n`],
  'calls of Terraform': ['deep/main.tf', `a = ${nested('merge(', '1', ')')}\n`],
  'templates of Terraform': ['deep/main.tf', `a = ${nested('"${', '1', '}"')}\n`],
  'open templates of Terraform': ['deep/main.tf', `a = ${'"${'.repeat(depth)}`],
  'open heredocs of Terraform': ['deep/main.tf', 'a = <<EOT\n${ "\n'.repeat(depth)],
  'a text of Terraform that ends in an escape': ['deep/main.tf', 'a = "b\\'],
  'a package.json': ['deep/package.json', `{ "name": "deep", "exports": ${nested('{ "import": ', '"./x.js"', ' }')} }`],
  'an open package.json': ['deep/package.json', '{ "exports": '.repeat(depth)],
  'a tsconfig.json': ['deep/tsconfig.json', `{ "compilerOptions": { "paths": ${nested('[', '', ']')} } }`],
  'an instruction of a Dockerfile over many lines': ['deep/Dockerfile', `FROM x\nCOPY ${'a \\\n'.repeat(depth)} b\nCMD ["a.b"]\n`],
  'a list of a Dockerfile that is not closed': ['deep/Dockerfile', `FROM x\nCMD [${'"a"  '.repeat(depth)}\n`],
  'functions of TypeScript': ['deep/a.ts', `import 'ioredis';\nx = ${nested('() => { return ', '1', ' }')};`],
  'open functions of TypeScript': ['deep/a.ts', `import 'ioredis';\n${'function f() {\n'.repeat(depth)}`],
  'open templates of TypeScript': ['deep/a.ts', `import 'ioredis';\nx = ${'`${'.repeat(depth)}`],
  'early returns of TypeScript': ['deep/a.ts', `import 'ioredis';\nfunction f() {\n${'if (a) return;\ng();\n'.repeat(depth)}}`],
  'functions of Python': ['deep/a.py', `import redis\n${steps('def f():\n')}`],
  'open parentheses of Python': ['deep/a.py', `import redis\n${'f(\n'.repeat(depth)}`],
  'dictionaries of Python': ['deep/a.py', `import redis\nx = ${nested('{1: ', '1', '}')}`],
  'conditions of Python': ['deep/a.py', `import redis\nif a:\n f()\n${'elif a:\n f()\n'.repeat(depth)}`],
  'a dotted name of Python': ['deep/a.py', `import redis\nimport ${'a.'.repeat(10 * depth)}b\nfrom ${'a.'.repeat(10 * depth)}b import c`],
  'f-strings of Python': ['deep/a.py', `import redis\nx = ${nested('f"{', '1', '}"')}`],
};

/** How many objects the facts of a text may be made of for each of its characters. */
const perCharacter = 20;

describe('a file that is nested without end', function () {
  this.timeout(60_000);
  const sound: Texts = faultyProjects['SAM']?.files ?? {};
  const expected = projectOf(sound).findings();
  const traceLimit = Error.stackTraceLimit;

  // mocha asks for whole stack traces; with a thousand errors, each a thousand calls deep, these cost more than the reading.
  before(() => {
    Error.stackTraceLimit = 10;
  });
  after(() => {
    Error.stackTraceLimit = traceLimit;
  });

  for (const [name, [path, text]] of Object.entries(texts)) {
    it(`is read or refused, and the rest is judged: ${name}`, () => {
      assertSoundFacts(path, text);
      const size = sizeOf(factsOfFile(path, text));
      assert.ok(size < 1000 + text.length * perCharacter, `${String(size)} objects for ${String(text.length)} characters`);
      const project = { ...sound, [path]: text };
      const findings = soundFindings(projectOf(project), project);
      assert.deepEqual(findings.filter((finding) => finding.at.path !== path), expected);
      assert.deepEqual(findings.filter((finding) => finding.at.path === path && !/^internal\/(?:syntax-error|skipped-file)$/.test(finding.ruleId)), []);
    });
  }
});

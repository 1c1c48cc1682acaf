import { parseDocument, visit } from 'yaml';
import type { Document, ScalarTag } from 'yaml';
import { textOf } from '../generated.ts';
import { places } from './templates.ts';

const functions = ['Ref', 'GetAtt', 'Sub', 'If', 'Equals', 'Not', 'And', 'Or', 'Join', 'Select', 'Split', 'GetAZs', 'ImportValue', 'FindInMap', 'Base64', 'Cidr', 'Condition'];
const tags = functions.flatMap((name): readonly ScalarTag[] => [{ tag: `!${name}`, resolve: (text: string) => text }]);

/** Names that a SAM template refers to (`!Ref`, `!GetAtt`, `!Sub`) and that nothing in it declares. */
export function danglingReferences(project: string): readonly string[] {
  const document = parseDocument(textOf(project, places.sam), { customTags: [...tags], logLevel: 'silent' });
  const declared = new Set([...['Parameters', 'Resources', 'Conditions'].flatMap((section) => keysOf(document, section)), ...madeBySam(document)]);
  return referencesOf(document).filter((name) => !name.startsWith('AWS::') && !declared.has(name));
}

/**
 * Names that SAM makes of its functions and lets templates refer to.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
function madeBySam(document: Document.Parsed): readonly string[] {
  return keysOf(document, 'Resources').flatMap((name) => {
    const has = (property: string): boolean => document.hasIn(['Resources', name, 'Properties', property]);
    const isFunction = document.getIn(['Resources', name, 'Type']) === 'AWS::Serverless::Function';
    const aliased = isFunction && has('AutoPublishAlias') ? [`${name}.Version`, `${name}.Alias`] : [];
    return isFunction && has('DeploymentPreference') ? [...aliased, 'ServerlessDeploymentApplication', `${name}DeploymentGroup`] : aliased;
  });
}

function keysOf(document: Document.Parsed, section: string): readonly string[] {
  const found: unknown = document.toJS();
  const map: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, section) : undefined;
  return typeof map === 'object' && map !== null ? Object.keys(map) : [];
}

function referencesOf(document: Document.Parsed): readonly string[] {
  const names: string[] = [];
  visit(document, {
    Scalar(_key, { tag, value }) {
      if (typeof value !== 'string') return;
      if (tag === '!Ref' || tag === '!Condition') names.push(value);
      if (tag === '!GetAtt') names.push(value.split('.')[0] ?? '');
      if (tag === '!Sub') names.push(...[...value.matchAll(/\$\{([A-Za-z0-9:]+)[^}]*\}/g)].map(([, name]) => name ?? ''));
    },
  });
  return names;
}

/** Everything a rule or a client row may import. */
export { defineRule } from './defineRule.ts';
export type { JudgedProject, MessageData, ProjectResource, Report, Rule, RuleContext, RuleMeta, RuleVisitor } from './defineRule.ts';
export { eventSourcesOf, type EventSource } from './eventSources.ts';
export { functionOf } from './functionOf.ts';
export { misplacedOption } from './misplacedOption.ts';
export { exportedAs, theModule } from './exportPaths.ts';
export { optionEdit } from './optionEdit.ts';
export { optionGiven, type OptionSaid } from './optionGiven.ts';
export { touchesOf } from './touches.ts';
export { gravestFirst, handlerName, handlerNames, severityOfLoad, witnesses, witnessMessages, type Witness } from './witness.ts';
export type { ClientFamily, ClientMethod, ClientRow, ClientTimeouts, OptionsArgument, OptionSetting, PoolSize } from '../model/client.ts';
export type { ClientUse, Connection, ConnectionOptions, Declaration, GivenOption, GivenText, Load, LoadStep, OptionSlot } from '../model/connection.ts';
export { numberAt, stringAt, valueAt } from '../model/property.ts';
export type { Configured, Entry, EntryEvidence, FunctionConfiguration, ProvisionedConcurrency } from '../model/entry.ts';
export type { Severity } from '../model/finding.ts';
export type { PropertyValue, Resource, TemplateFacts } from '../model/template.ts';
export type { FileEdit, Localized, Place, Range, TextEdit } from '../model/text.ts';

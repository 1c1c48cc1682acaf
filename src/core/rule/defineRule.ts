import type { ClientFamily } from '../model/client.ts';
import type { Connection } from '../model/connection.ts';
import type { JudgedDiagram } from '../model/diagram.ts';
import type { Entry } from '../model/entry.ts';
import type { LambdaFunction } from '../model/lambdaFunction.ts';
import type { FileEdit, Localized, Place } from '../model/text.ts';
import type { Severity } from '../model/finding.ts';
import type { Resource, TemplateFacts } from '../model/template.ts';
import type { RuleOption } from './option.ts';
import type { Peer } from './peer.ts';

/** Values for the `{placeholders}` of a message; a part of a sentence comes in every language. */
export type MessageData = Readonly<Record<string, string | number | Localized>>;

/** What a rule is, apart from what it does. */
export interface RuleMeta<MessageId extends string, OptionName extends string = string> {
  /** The same as the rule's folder. */
  readonly id: string;
  /** One line for lists: what it finds. */
  readonly summary: Localized;
  readonly theme: 'serverless-connections' | 'diagrams' | 'schedules';
  /** The gravest severity the rule reports with. */
  readonly severity: Severity;
  /** Sentences with `{placeholders}`, for findings, related places and fix titles alike. */
  readonly messages: Readonly<Record<MessageId, Localized>>;
  readonly fixable: boolean;
  /** What a team may set, by name. */
  readonly options?: Readonly<Record<OptionName, RuleOption>>;
  /** Checks of other linters that find the same: a report that one of them makes as well names it. */
  readonly peers?: readonly Peer[];
  /** Id of the pattern whose scaffold is the cure, if one is in the catalogue. */
  readonly curedBy: string | undefined;
  /**
   * The families of clients it speaks of, and nothing else: then it sees connections and entries, no functions and
   * resources. Where only such rules judge, what has to do with no such client is not read. All where nothing is said.
   */
  readonly families?: readonly ClientFamily[];
  /** Where the knowledge comes from, for the rule's page. */
  readonly source: string;
}

/** What a rule says of one place. */
export interface Report<MessageId extends string> {
  readonly messageId: MessageId;
  readonly severity: Severity;
  readonly at: Place;
  readonly data?: MessageData;
  readonly related?: readonly { readonly messageId: MessageId; readonly at: Place; readonly data?: MessageData }[];
  readonly fix?: { readonly messageId: MessageId; readonly edits: readonly FileEdit[] } | undefined;
  /** Checks of other linters that say the same of this place: where the team runs one, the finding is left to it. */
  readonly peers?: readonly Peer[];
}

export interface RuleContext<MessageId extends string, OptionName extends string = string> {
  readonly report: (report: Report<MessageId>) => void;
  /** As the team has set them, or their defaults. */
  readonly options: Readonly<Record<OptionName, number>>;
  /** The time zone that the team works in (IANA), where it says so. */
  readonly timeZone: string | undefined;
}

/** The nouns a rule may listen to. Each is called once for each thing of its kind in the project. */
export interface RuleVisitor {
  readonly entry?: (entry: Entry) => void;
  readonly connection?: (connection: Connection, infrastructure: JudgedInfrastructure) => void;
  readonly function?: (declared: LambdaFunction) => void;
  readonly resource?: (resource: ProjectResource) => void;
  /** A Mermaid diagram, in a file of its own or in a fence. */
  readonly diagram?: (diagram: JudgedDiagram) => void;
  /** Last of all, for what takes several things together. It is dear: nothing of it is kept after an edit. */
  readonly projectEnd?: (project: JudgedProject) => void;
}

/** A resource and the template that declares it. */
export interface ProjectResource {
  readonly resource: Resource;
  readonly template: TemplateFacts;
}

/** Everything that infrastructure declares. */
export interface JudgedInfrastructure {
  readonly resources: readonly ProjectResource[];
  readonly functions: readonly LambdaFunction[];
}

/** Everything there is to judge. */
export interface JudgedProject extends JudgedInfrastructure {
  readonly entries: readonly Entry[];
  readonly connections: readonly Connection[];
}

export interface Rule<MessageId extends string = string, OptionName extends string = string> {
  readonly meta: RuleMeta<MessageId, OptionName>;
  create(context: RuleContext<MessageId, OptionName>): RuleVisitor;
}

/** Gives a rule its types: message ids that are not declared, or lack a language, and options that are not declared do not compile. */
export function defineRule<const MessageId extends string, const OptionName extends string = never>(rule: Rule<MessageId, OptionName>): Rule<MessageId, OptionName> {
  return rule;
}

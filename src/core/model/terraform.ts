import type { LineStarts, Range } from './text.ts';

/** What is known of one Terraform file. Its resources are known once the other files of its folder are, too. */
export interface TerraformFacts {
  readonly kind: 'terraform';
  readonly path: string;
  readonly hash: string;
  readonly lineStarts: LineStarts;
  readonly body: HclBody;
}

/** What stands between braces, or in a file. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** `name = value`. */
export interface HclAttribute {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: HclValue;
}

/** `resource "aws_lambda_function" "orders" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly typeRange: Range;
  readonly labels: readonly { readonly text: string; readonly range: Range }[];
  readonly body: HclBody;
  readonly range: Range;
}

/** What an HCL expression is, as far as its form tells. */
export type HclValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly range: Range }
  /** A text with `${…}` in it, or a heredoc: fixed parts and what stands between them. */
  | { readonly kind: 'template'; readonly parts: readonly (string | HclValue)[]; readonly range: Range }
  /** `aws_lambda_function.orders.arn`; indexes are left out. */
  | { readonly kind: 'reference'; readonly path: readonly string[]; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly HclValue[]; readonly range: Range }
  | { readonly kind: 'object'; readonly attributes: readonly HclAttribute[]; readonly range: Range }
  /** Anything that computes. `parts` are what it computes with. */
  | { readonly kind: 'computed'; readonly parts: readonly HclValue[]; readonly range: Range };

/** A variable of the Serverless Framework that can be followed without deploying anything. */
export interface Variable {
  /** The file that the value is in, as written: relative to the folder of the service. Undefined for the service itself. */
  readonly file: string | undefined;
  /** The keys that lead to the value. */
  readonly address: readonly string[];
}

/**
 * `${file(functions.yml):orders}`, `${self:custom.timeout}`, and whatever stands for them if they give nothing: `${file(a.yml), 'none'}`.
 * Source: https://www.serverless.com/framework/docs/providers/aws/guide/variables, and lib/configuration/variables/sources of serverless 3.40.
 */
const followed = /\$\{\s*(?:file\(\s*(?<quote>["']?)(?<file>[^\s"'(){}$,](?:[^"'(){}$,]*[^\s"'(){}$,])?)\k<quote>\s*\)(?::(?<part>[\w.-]+))?|self:(?<own>[\w.-]+))\s*(?:,[^{}]*)?\}/;
const wholly = new RegExp(`^\\s*${followed.source}\\s*$`);
const everywhere = new RegExp(followed.source, 'g');

/** Whether a text may have variables that lead to other files. */
export function takesInFiles(text: string): boolean {
  return /\$\{\s*file\(/.test(text);
}

/** The variable that is all of a text; undefined for any other text. */
export function variableOf(text: string): Variable | undefined {
  const groups = wholly.exec(text)?.groups;
  return groups === undefined ? undefined : variableIn(groups);
}

/** A text with what its variables stand for; what is not known of them stays as it is written. */
export function withTexts(text: string, textOf: (variable: Variable) => string | undefined): string {
  return text.replace(everywhere, (written: string, ...found: readonly unknown[]) => {
    const groups = found.at(-1);
    return (isGroups(groups) ? textOf(variableIn(groups)) : undefined) ?? written;
  });
}

function variableIn({ file, part, own }: Readonly<Record<string, string | undefined>>): Variable {
  return { file, address: (own ?? part)?.split('.') ?? [] };
}

function isGroups(value: unknown): value is Readonly<Record<string, string | undefined>> {
  return typeof value === 'object' && value !== null;
}

/** Languages of the files that the server reads, by the ids that VS Code and its usual extensions give them. */
const languages = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'python',
  'yaml',
  'json',
  'jsonc',
  'terraform',
  'opentofu',
  'dockerfile',
  'markdown',
  'mermaid',
] as const;

/**
 * Where documents live that belong to the user's work. Others are views of the past or of tools (`git`, `output`,
 * `vscode-chat-code-block`): a finding there would be noise.
 */
const schemes = ['file', 'untitled', 'vscode-vfs'] as const;

/** The documents whose unsaved text the server is told of. */
export const workDocuments: readonly { readonly scheme: string; readonly language: string }[] = schemes.flatMap((scheme) =>
  languages.map((language) => ({ scheme, language })),
);

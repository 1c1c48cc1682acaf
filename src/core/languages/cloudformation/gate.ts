const templateExtension = /\.(?:ya?ml|json|template)$/i;
/** Names under which a template, and nothing else, is expected. */
const templateName = /(?:^|\/)template\.(?:ya?ml|json)$/i;
const serverlessName = /(?:^|\/)serverless\.(?:ya?ml|json)$/i;
/** What follows `AWS` in a template that can hold functions. */
const telling = ['TemplateFormatVersion', '::Serverless', '::Lambda'].map((word) => [...word].map((letter) => letter.charCodeAt(0)));
const letterA = 65;

/** Whether the file is called what templates are called by their tools: it is worth saying if it cannot be read. */
export function isNamedTemplate(path: string): boolean {
  return templateName.test(path);
}

/** Whether the file is the configuration of the Serverless Framework. */
export function isServerlessFile(path: string): boolean {
  return serverlessName.test(path);
}

/**
 * Whether a file may hold a template, told from its name and a glance at its bytes or text: most YAML and JSON of a
 * workspace is something else, and parsing it would be the dearest part of a run.
 */
export function looksLikeTemplate(path: string, content: Uint8Array | string): boolean {
  if (!templateExtension.test(path)) return false;
  if (isNamedTemplate(path) || isServerlessFile(path)) return true;
  return typeof content === 'string' ? /AWS(?:TemplateFormatVersion|::Serverless|::Lambda)/.test(content) : bytesTell(content);
}

function bytesTell(bytes: Uint8Array): boolean {
  if (isUtf16(bytes)) return true;
  for (let at = bytes.indexOf(letterA); at >= 0; at = bytes.indexOf(letterA, at + 1)) {
    if (bytes[at + 1] !== 87 || bytes[at + 2] !== 83) continue;
    if (telling.some((word) => word.every((letter, index) => bytes[at + 3 + index] === letter))) return true;
  }
  return false;
}

/** UTF-16 is what `>` writes in older Windows shells: so few files are that each may be read. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/**
 * What this version is called: family and revision of the task definition, as ECS tells every task; `local` where it is
 * none of ECS's. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
 * @param metadataUri the value of ECS_CONTAINER_METADATA_URI_V4
 * @throws Error where ECS does not tell
 */
export async function ownVersion(metadataUri: string | undefined): Promise<string> {
  if (metadataUri === undefined) return 'local';
  const response = await fetch(`${metadataUri}/task`, { signal: AbortSignal.timeout(5000) });
  const task: unknown = await response.json();
  const { Family: family, Revision: revision } = isObject(task) ? task : {};
  if (typeof family !== 'string' || typeof revision !== 'string') throw new Error(`ECS does not tell which version this is: status ${response.status}.`);
  return `${family}:${revision}`;
}

function isObject(value: unknown): value is { readonly Family?: unknown; readonly Revision?: unknown } {
  return typeof value === 'object' && value !== null;
}
